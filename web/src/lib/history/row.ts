import type { HistoryRow } from '$lib/api';
import { levelWord, t, word } from '$lib/messages';

/** What was done in an attempt, in a few words. */
export function doneIn(row: HistoryRow): string {
  const parts = [
    row.predictions > 0 && t('history.predictions', { n: row.predictions }),
    row.submissions > 0 &&
      (row.solved_at
        ? t('history.solved', { n: row.submissions })
        : t('history.programs', {
            n: row.submissions,
            verdict: row.last_verdict && word('verdict', row.last_verdict),
          })),
    row.answers > 0 &&
      t('history.answers', { n: row.answers, word: row.level === null ? null : levelWord(row.level) }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : t('history.begun');
}
