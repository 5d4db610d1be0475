import type { Attempt } from '$lib/api';
import { unfinished } from './ladder';

/** Which attempt a question is answered in, and what its first text begins with. */
export interface Opening {
  attempt: string;
  starter: string;
}

type Sat = Pick<Attempt, 'id' | 'answers' | 'drafts' | 'outdated'>;

/**
 * `onServer` is undefined when the server does not answer; `named` is the attempt of the address, `unsent` one
 * whose words this browser holds alone. A question that was finished is begun anew.
 */
export function attemptToAnswer(
  onServer: Sat[] | undefined,
  named: string | null,
  unsent: string | undefined,
  fresh: string,
): Opening {
  const open = named ?? unsent;
  if (open) return { attempt: open, starter: '' };
  const newest = [...(onServer ?? [])].sort((a, b) => b.id.localeCompare(a.id))[0];
  if (!newest || !unfinished(newest)) return { attempt: fresh, starter: '' };
  if (!newest.outdated) return { attempt: newest.id, starter: '' };
  // The question has changed since: its new points can't be ticked in the old attempt, but the words go along.
  const begun = newest.answers.length === 0 && newest.drafts.find((draft) => draft.step === 'answer');
  return { attempt: fresh, starter: begun ? begun.text : '' };
}
