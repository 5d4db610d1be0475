import type { Attempt, Draft } from '$lib/api';
import type { Current, LocalDraft } from './local';

/** Which attempt a question opens with. */
export function attemptToOpen(
  onServer: Attempt[],
  current: Current | undefined,
  hasLocalDraft: boolean,
  fresh: string,
): string {
  const newest =
    onServer
      .map((attempt) => attempt.id)
      .sort()
      .at(-1) ?? '';
  // Chosen here, and nothing newer was begun elsewhere since.
  if (current && newest <= (current.seen > current.attempt ? current.seen : current.attempt))
    return current.attempt;
  if (current && hasLocalDraft) return current.attempt;
  return newest || fresh;
}

/** What the editor opens with. */
export interface Opening {
  text: string;
  base: number;
  unsent: boolean;
  /** The server has another version that this one does not build on. */
  conflict: Draft | null;
  /** The draft of an ended tab that was taken over. */
  adopted: LocalDraft | null;
  /** Unsent drafts of other ended tabs: sent too, so that nothing is lost. */
  others: LocalDraft[];
}

/**
 * `server` is undefined when it does not answer. `locals` are the drafts of tabs that have ended, in this
 * browser; drafts of living tabs are theirs alone.
 */
export function openDraft(server: Draft | null | undefined, locals: LocalDraft[], starter: string): Opening {
  const byAge = [...locals].sort((a, b) => b.at - a.at);
  const unsent = byAge.filter((draft) => draft.unsent && draft.text !== server?.text);
  const mine = unsent[0];
  const revision = server?.revision ?? 0;
  if (mine)
    return {
      text: mine.text,
      base: mine.base,
      unsent: true,
      conflict: server && mine.base !== revision ? server : null,
      adopted: mine,
      others: unsent.slice(1).filter((draft) => draft.text !== mine.text),
    };
  // Without an answer, what was sent before is still the best that is known.
  const known = server === undefined ? byAge[0] : undefined;
  return {
    text: server?.text ?? known?.text ?? starter,
    base: known?.base ?? revision,
    unsent: false,
    conflict: null,
    adopted: null,
    others: [],
  };
}
