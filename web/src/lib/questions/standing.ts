import type { Standing } from '$lib/api';
import { levelWord, t } from '$lib/messages';
import { minutes } from '$lib/messages/format';

/** How far a person has come with a question, in a few words. */
export function standing(question: Standing): string {
  if (question.state === 'new') return t('questions.new');
  if (question.answer_level !== null)
    return t('questions.answered', { word: levelWord(question.answer_level) });
  if (question.state === 'done')
    return question.solved_in_seconds === null
      ? t('questions.solved')
      : t('questions.solvedIn', { time: minutes(question.solved_in_seconds) });
  if (question.best_score !== null && question.max_score !== null)
    return t('questions.score', { score: question.best_score, max: question.max_score });
  return t('questions.started');
}

export const toneOf = { new: 'none', in_part: 'warn', done: 'good' } as const;

/** From this level on an answer is solid. */
export const SOLID = 4;
