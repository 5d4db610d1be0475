/** Where two Python values, written as text, differ: element by element, as a reader sees them. */
import { diffArrays } from 'diff';
import type { Difference, Piece } from './difference';

type Node = string | Sequence;

interface Sequence {
  open: string;
  items: Item[];
  close: string;
}

/** What stands between two commas, with the comma and blanks before it. */
interface Item {
  lead: string;
  nodes: Node[];
}

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Reads a bracketed value; null for anything else, such as the output of a program. */
function parse(tokens: string[]): Sequence | null {
  let at = 0;
  const sequence = (): Sequence | null => {
    const open = tokens[at++] ?? '';
    const items: Item[] = [];
    let item: Item = { lead: '', nodes: [] };
    while (at < tokens.length) {
      const token = tokens[at] ?? '';
      if (token === closing[open]) {
        at++;
        if (item.lead || item.nodes.length > 0) items.push(item);
        return { open, items, close: token };
      }
      if (token in closing) {
        const inner = sequence();
        if (!inner) return null;
        item.nodes.push(inner);
        continue;
      }
      if (token === ',') {
        items.push(item);
        item = { lead: ',', nodes: [] };
      } else if (item.nodes.length === 0 && token.trim() === '') item.lead += token;
      else item.nodes.push(token);
      at++;
    }
    return null;
  };
  if (!((tokens[0] ?? '') in closing)) return null;
  const whole = sequence();
  return whole && at === tokens.length ? whole : null;
}

const textOf = (node: Node): string =>
  typeof node === 'string'
    ? node
    : node.open + node.items.map((item) => item.lead + itemText(item)).join('') + node.close;
const itemText = (item: Item) => item.nodes.map(textOf).join('');

class Writer {
  expected: Piece[] = [];
  actual: Piece[] = [];

  add(side: 'expected' | 'actual', text: string, changed: boolean) {
    if (!text) return;
    const pieces = this[side];
    const last = pieces.at(-1);
    if (last?.changed === changed) last.text += text;
    else pieces.push({ text, changed });
  }

  both(text: string) {
    this.add('expected', text, false);
    this.add('actual', text, false);
  }
}

/** The difference of two bracketed values, or null when they are not that. */
export function literalDifference(expected: string[], actual: string[]): Difference | null {
  const left = parse(expected);
  const right = parse(actual);
  if (!left || !right || left.open !== right.open) return null;
  const writer = new Writer();
  sequences(writer, left, right);
  return { expected: writer.expected, actual: writer.actual };
}

function sequences(writer: Writer, left: Sequence, right: Sequence) {
  writer.both(left.open);
  const texts = [left.items.map(itemText), right.items.map(itemText)] as const;
  const changes = diffArrays(texts[0], texts[1], { timeout: 100 });
  let i = 0;
  let j = 0;
  let removed: Item[] = [];
  const flush = (added: Item[]) => {
    for (let k = 0; k < Math.max(removed.length, added.length); k++) pair(writer, removed[k], added[k]);
    removed = [];
  };
  for (const change of changes ?? []) {
    if (change.removed) removed = left.items.slice(i, (i += change.count));
    else if (change.added) flush(right.items.slice(j, (j += change.count)));
    else {
      flush([]);
      for (let k = 0; k < change.count; k++) pair(writer, left.items[i++], right.items[j++]);
    }
  }
  flush([]);
  if (!changes) {
    removed = left.items;
    flush(right.items);
  }
  writer.both(left.close);
}

function pair(writer: Writer, left: Item | undefined, right: Item | undefined) {
  writer.add('expected', left?.lead ?? '', false);
  writer.add('actual', right?.lead ?? '', false);
  if (!left || !right || left.nodes.length !== right.nodes.length) {
    writer.add('expected', left ? itemText(left) : '', true);
    writer.add('actual', right ? itemText(right) : '', true);
    return;
  }
  left.nodes.forEach((node, index) => nodes(writer, node, right.nodes[index] ?? ''));
}

function nodes(writer: Writer, left: Node, right: Node) {
  if (typeof left !== 'string' && typeof right !== 'string' && left.open === right.open) {
    sequences(writer, left, right);
    return;
  }
  const [expected, actual] = [textOf(left), textOf(right)];
  writer.add('expected', expected, expected !== actual);
  writer.add('actual', actual, expected !== actual);
}
