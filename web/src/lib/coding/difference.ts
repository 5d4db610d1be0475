import { diffArrays, diffLines } from 'diff';
import { literalDifference } from './literal';

/** A piece of a text, and whether the other text lacks it. */
export interface Piece {
  text: string;
  changed: boolean;
}

export interface Difference {
  expected: Piece[];
  actual: Piece[];
}

/** Numbers, names, strings, signs and blanks: what a reader of Python sees as one thing. */
const token = /\s+|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?|\w+|[^\s\w]/giu;
export const tokens = (text: string) => text.match(token) ?? [];

const tooMany = 4000;

/** Where two values, written as text, differ. */
export function difference(expected: string, actual: string): Difference {
  const left = tokens(expected);
  const right = tokens(actual);
  if (left.length + right.length > tooMany) return ends(expected, actual);
  const literal = literalDifference(left, right);
  if (literal) return literal;
  const changes = diffArrays(left, right, { timeout: 200 });
  if (!changes) return ends(expected, actual);
  const result: Difference = { expected: [], actual: [] };
  for (const change of changes) {
    const text = change.value.join('');
    if (!change.added) result.expected.push({ text, changed: change.removed });
    if (!change.removed) result.actual.push({ text, changed: change.added });
  }
  return result;
}

/** For long values: what is alike at both ends, and one changed piece between. */
function ends(expected: string, actual: string): Difference {
  const short = Math.min(expected.length, actual.length);
  let head = 0;
  while (head < short && expected[head] === actual[head]) head++;
  let tail = 0;
  while (tail < short - head && expected.at(-1 - tail) === actual.at(-1 - tail)) tail++;
  const pieces = (text: string): Piece[] =>
    [
      { text: text.slice(0, head), changed: false },
      { text: text.slice(head, text.length - tail), changed: true },
      { text: text.slice(text.length - tail), changed: false },
    ].filter((piece) => piece.text !== '');
  return { expected: pieces(expected), actual: pieces(actual) };
}

/** A row of two programs side by side; a side is null where the other has a line more. */
export interface Row {
  left: string | null;
  right: string | null;
  changed: boolean;
}

/** A line of a short difference: taken out, put in, or in both. */
export interface Line {
  sign: '-' | '+' | ' ';
  text: string;
}

/** Two passages as one: what goes, what comes, and what stays between. Blanks that all lines begin with are left out. */
export function inOne(left: string, right: string): Line[] {
  const lines: Line[] = [];
  for (const change of diffLines(ended(left), ended(right))) {
    const sign = change.removed ? '-' : change.added ? '+' : ' ';
    lines.push(...linesOf(change.value).map((text) => ({ sign, text }) as Line));
  }
  const blanks = lines.filter((line) => line.text.trim() !== '').map((line) => line.text.search(/\S/));
  const common = Math.min(...blanks, Infinity);
  return lines.map(({ sign, text }) => ({ sign, text: text.slice(common === Infinity ? 0 : common) }));
}

/** A passage without its last line end would differ in that from one that has it. */
const ended = (text: string) => (text === '' ? '' : `${text}\n`);

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');

/** Two programs line by line. */
export function sideBySide(left: string, right: string): Row[] {
  const rows: Row[] = [];
  let removed: string[] = [];
  const flush = (added: string[]) => {
    for (let i = 0; i < Math.max(removed.length, added.length); i++)
      rows.push({ left: removed[i] ?? null, right: added[i] ?? null, changed: true });
    removed = [];
  };
  for (const change of diffLines(left, right)) {
    const lines = linesOf(change.value);
    if (change.removed) removed = lines;
    else if (change.added) flush(lines);
    else {
      flush([]);
      rows.push(...lines.map((line) => ({ left: line, right: line, changed: false })));
    }
  }
  flush([]);
  return rows;
}
