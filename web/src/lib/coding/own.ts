import type { Task } from '$lib/api';
import type { OwnInput } from '$lib/api/judge';

/** Whether a task can be run on an input of one's own. */
export const takesOwnInput = (task: Task) => task.call.kind !== 'drive';

/** What was typed, as the server wants it: a literal a line, calls a line, or the whole text for a program. */
export function ownInput(task: Task, text: string): OwnInput {
  if (task.call.kind === 'program') return { stdin: text };
  if (task.call.kind === 'class') return callsOf(task.call.name ?? '', text);
  return { args: piecesOf(text) };
}

/** What to start from: the input of the first shown case, in the form in which it is typed. */
export function startingInput(task: Task): string {
  const input = task.cases.find((one) => one.visible && one.input)?.input ?? '';
  if (task.call.kind !== 'function') return input;
  const name = task.call.name ?? '';
  if (!input.startsWith(`${name}(`) || !input.endsWith(')')) return '';
  return argumentsOf(input.slice(name.length + 1, -1)).join('\n');
}

/** `LRUCache(2)` makes the object, `put(1, 1)` calls it; `x = LRUCache(2)` and `x.put(1, 1)` mean the same. */
function callsOf(name: string, text: string): OwnInput {
  const calls = piecesOf(text).map((line) => {
    const [, method = line, args = ''] = /^(?:\w+\s*=\s*)?(?:\w+\.)?(\w+)\s*\((.*)\)$/s.exec(line) ?? [];
    return { method, args };
  });
  const made = calls[0]?.method === name ? calls.shift() : undefined;
  return { init: made ? argumentsOf(made.args) : [], calls };
}

/** The arguments of a call, cut at the commas between them. */
export function argumentsOf(text: string): string[] {
  const found: string[] = [];
  let piece = '';
  for (const part of text.split(',')) {
    piece = piece ? `${piece},${part}` : part;
    if (depth(piece) > 0 || openString(piece)) continue;
    if (piece.trim()) found.push(piece.trim());
    piece = '';
  }
  if (piece.trim()) found.push(piece.trim());
  return found;
}

/** One piece a line; a line that leaves a bracket open goes on in the next. */
export function piecesOf(text: string): string[] {
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

const strings = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
const openString = (text: string) => /['"]/.test(text.replace(strings, ''));

/** How many brackets are open at the end, those in strings left out. */
function depth(text: string): number {
  const bare = text.replace(strings, '');
  return [...bare].reduce((sum, sign) => sum + ('([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0), 0);
}
