import type { Task } from '$lib/api';
import type { OwnInput } from '$lib/api/judge';

/** Whether a task can be run on an input of one's own. */
export const takesOwnInput = (task: Task) => task.call.kind === 'function' || task.call.kind === 'program';

/** What was typed, as the server wants it: a literal a line, or the whole text for a program. */
export function ownInput(task: Task, text: string): OwnInput {
  if (task.call.kind === 'program') return { stdin: text };
  return { args: argumentsOf(text) };
}

/** A literal a line; a line that leaves a bracket open goes on in the next. */
export function argumentsOf(text: string): string[] {
  const found: string[] = [];
  let piece = '';
  for (const line of text.split('\n')) {
    piece = piece ? `${piece}\n${line}` : line;
    if (piece.trim() === '') piece = '';
    else if (depth(piece) <= 0) {
      found.push(piece.trim());
      piece = '';
    }
  }
  if (piece.trim()) found.push(piece.trim());
  return found;
}

/** How many brackets are open at the end, those in strings left out. */
function depth(text: string): number {
  const bare = text.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, '');
  return [...bare].reduce((sum, sign) => sum + ('([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0), 0);
}
