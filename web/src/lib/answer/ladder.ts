import type { Attempt, FollowUp, Question, SaidAnswer } from '$lib/api';
import { t } from '$lib/messages';

/**
 * Where somebody is between the question and the last thing asked back. Which follow-up comes next is the
 * server's to say; here is only what is shown of it.
 */
export type Place = { at: 'say'; followUp: string | null } | { at: 'tick' } | { at: 'end' };

const prefix = 'follow-up:';

/** The step of a text, as drafts call it. */
export const stepOf = (followUp: string | null) => (followUp === null ? 'answer' : prefix + followUp);

const followUpOf = (step: string) => (step.startsWith(prefix) ? step.slice(prefix.length) : null);

type Sat = Pick<Attempt, 'answers' | 'drafts'>;

/** The follow-up whose answer was begun and never handed in. */
function begun({ answers, drafts }: Sat): string | null {
  const steps = drafts.filter((draft) => draft.text.trim()).map((draft) => followUpOf(draft.step));
  return steps.find((id) => id !== null && !answers.some((said) => said.follow_up === id)) ?? null;
}

/** Whether something waits to be said or ticked, so that the attempt is gone on with. */
export const unfinished = (attempt: Sat) =>
  attempt.answers.length === 0 ||
  attempt.answers.some((said) => said.review === null) ||
  begun(attempt) !== null;

/** Where an attempt goes on: where the address says, as far as that can be. */
export function placeOf(attempt: Sat, address: string | null): Place {
  if (attempt.answers.length === 0) return { at: 'say', followUp: null };
  if (address === 'end') return { at: 'end' };
  const named = address === null ? null : followUpOf(address);
  const open = named !== null && !attempt.answers.some((said) => said.follow_up === named);
  const followUp = open ? named : address === null ? begun(attempt) : null;
  return followUp === null ? { at: 'tick' } : { at: 'say', followUp };
}

/** A place as the address says it. */
export const addressOf = (place: Place) => (place.at === 'say' ? stepOf(place.followUp) : place.at);

/** The level that counts: the person's own before the estimate. */
export const levelOf = ({ review }: SaidAnswer) => review?.level ?? review?.estimate ?? null;

type Asked = Pick<Question, 'points' | 'mistakes' | 'follow_ups'>;

/** What belongs into an answer. The cure of a program with a fault is found by mending it. */
export const pointsOf = (question: Asked, followUp: string | null) =>
  followUp === null
    ? question.points.filter((point) => !point.cure)
    : (question.follow_ups.find((one) => one.id === followUp)?.points ?? []);

/** Core points that were left out and mistakes that were made: what to say next time. */
export function nextTime(question: Asked, answers: SaidAnswer[]) {
  const left = answers.flatMap((said) =>
    pointsOf(question, said.follow_up).filter(
      (point) => point.core && said.review !== null && !said.review.points.includes(point.id),
    ),
  );
  const made = new Set(answers.flatMap((said) => said.review?.mistakes ?? []));
  return {
    points: left.filter((point, index) => left.indexOf(point) === index),
    mistakes: question.mistakes.filter((mistake) => made.has(mistake.id)),
  };
}

/**
 * Why something is asked back, to the one who is asked. The point that was left out is often the answer, so it is
 * only named once that is `said`.
 */
export function becauseOf(question: Asked, when: FollowUp['when'], said: boolean): string {
  const id = when.id ?? '';
  const points = [...question.points, ...question.follow_ups.flatMap((one) => one.points)];
  const point = points.find((one) => one.id === id)?.text ?? id;
  const mistake = question.mistakes.find((one) => one.id === id)?.text ?? id;
  if (when.when === 'if-missing' && !said) return t('answer.because.left');
  if (when.when === 'if-missing') return t('answer.because.missing', { what: point });
  if (when.when === 'if-mistake') return t('answer.because.mistake', { what: mistake });
  if (when.when === 'after') return t('answer.because.after');
  return t('answer.because.universal');
}
