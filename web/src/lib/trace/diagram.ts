import type { TraceObject, TraceRef, TraceStep } from '$lib/api';
import { written, type State } from './replay';

/** A value as it is drawn: a text where it stands, or an arrow to the box of an object. */
export type Cell = { text: string } | { to: number; label: string };

export interface Row {
  key: Cell | null;
  value: Cell;
  changed: boolean;
}

export interface FrameView {
  frame: number;
  function: string;
  /** The line where it waits; null for the current one. */
  line: number | null;
  rows: Row[];
}

export interface BoxView {
  id: number;
  shape: TraceObject['shape'];
  name: string;
  rows: Row[];
  more: number;
  /** How many places hold it: two and more are aliases. */
  holders: number;
  /** Held by a name, or only by another object. */
  level: 0 | 1;
  changed: boolean;
}

export interface Drawing {
  /** The current frame first, the module last. */
  frames: FrameView[];
  boxes: BoxView[];
  /** What is returned or yielded. */
  value: Cell | null;
}

/** How long a value may be that is written where it stands. */
const short = 40;
const immutable = new Set(['tuple', 'frozenset']);

/** What to draw after a step. */
export function drawing(state: State, step: TraceStep): Drawing {
  const held = holders(state, step);
  const plain = (ref: TraceRef, byName: boolean) => isPlain(state, ref, byName, held, []);
  const cell = (ref: TraceRef, byName: boolean): Cell => {
    if ('text' in ref || plain(ref, byName)) return { text: written(state, ref, short * 2) };
    return { to: ref.object, label: state.objects.get(ref.object)?.name ?? '' };
  };

  const now = new Set(
    step.names.flatMap(({ frame, set }) => set.map(({ key }) => `${frame} ${nameOf(key)}`)),
  );
  const frames = [...state.stack].reverse().map(({ frame, function: name, line }) => ({
    frame,
    function: name,
    line,
    rows: [...(state.names.get(frame) ?? [])].map(([key, value]) => ({
      key: { text: key },
      value: cell(value, true),
      changed: now.has(`${frame} ${key}`),
    })),
  }));
  const value = step.value ? cell(step.value, true) : null;

  const changed = new Set(step.objects.map((object) => object.id));
  const boxes: BoxView[] = [];
  const seen = new Set<number>();
  const open = [...frames.flatMap((frame) => frame.rows.map((row) => row.value)), ...(value ? [value] : [])];
  let named = open.length;
  for (let next = open.shift(); next; next = open.shift()) {
    const level = named-- > 0 ? 0 : 1;
    if (!('to' in next) || seen.has(next.to)) continue;
    seen.add(next.to);
    const object = state.objects.get(next.to);
    if (!object) continue;
    // What a function or a class keeps outlives its calls: it has a box of its own from the start.
    const keeps = object.shape === 'function' || object.shape === 'class';
    const rows = object.items.map((item) => ({
      key: item.key ? cell(item.key, false) : null,
      value: cell(item.value, keeps),
      changed: false,
    }));
    const { id, shape, name, more } = object;
    boxes.push({ id, shape, name, rows, more, holders: held.get(id) ?? 0, level, changed: changed.has(id) });
    open.push(...rows.flatMap((row) => (row.key ? [row.key, row.value] : [row.value])));
  }
  return { frames, boxes, value };
}

const nameOf = (key: TraceRef | null) => (key && 'text' in key ? key.text : '');

/** How many places hold each object that can be reached. */
function holders(state: State, step: TraceStep): Map<number, number> {
  const held = new Map<number, number>();
  const open: TraceRef[] = state.stack.flatMap(({ frame }) => [...(state.names.get(frame)?.values() ?? [])]);
  if (step.value) open.push(step.value);
  for (let next = open.pop(); next; next = open.pop()) {
    if (!('object' in next)) continue;
    const times = held.get(next.object) ?? 0;
    held.set(next.object, times + 1);
    if (times > 0) continue;
    for (const { key, value } of state.objects.get(next.object)?.items ?? [])
      open.push(value, ...(key ? [key] : []));
  }
  return held;
}

/** Whether a value is written where it stands: whoever changes it elsewhere cannot change it here. */
function isPlain(
  state: State,
  ref: TraceRef,
  byName: boolean,
  held: Map<number, number>,
  within: number[],
): boolean {
  if ('text' in ref) return true;
  const object = state.objects.get(ref.object);
  if (!object) return true;
  if (within.includes(object.id)) return false;
  const inside = [...within, object.id];
  const whole = () =>
    object.more === 0 &&
    object.items.every((item) => isPlain(state, item.value, false, held, inside)) &&
    written(state, ref, short + 1).length <= short;
  if (object.shape === 'function' || object.shape === 'class')
    return object.items.every((item) => 'text' in item.value);
  if (immutable.has(object.name)) return whole();
  return !byName && held.get(object.id) === 1 && whole();
}
