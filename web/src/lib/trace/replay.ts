import type { Trace, TraceItem, TraceObject, TracePlace, TraceRef, TraceStep } from '$lib/api';

/** What is known after a step. Objects stay known for longer than they are held by anything. */
export interface State {
  /** The open frames, the module first. */
  stack: TracePlace[];
  /** Names of frames, in the order in which they were bound. */
  names: Map<number, Map<string, TraceRef>>;
  objects: Map<number, TraceObject>;
  /** Everything printed so far. */
  output: string;
}

const nothing = (): State => ({ stack: [], names: new Map(), objects: new Map(), output: '' });

/** A step keeps a whole state each so many steps: going back costs no more than that. */
const every = 64;

/** The states of a trace, put together from what each step changes. */
export class Replay {
  readonly #steps: TraceStep[];
  readonly #kept: State[] = [];

  constructor(trace: Pick<Trace, 'steps'>) {
    this.#steps = trace.steps;
  }

  /** The state after the step of that index. */
  at(index: number): State {
    const last = Math.min(index, this.#steps.length - 1);
    let kept = Math.min(Math.floor((last + 1) / every), this.#kept.length);
    let state = this.#kept[kept - 1] ?? nothing();
    for (let at = kept * every; at <= last; at++) {
      const step = this.#steps[at];
      if (step) state = after(state, step);
      if ((at + 1) % every === 0) this.#kept[kept++] = state;
    }
    return state;
  }
}

function after(before: State, step: TraceStep): State {
  const base = step.fresh ? { ...nothing(), output: before.output } : before;
  const stack = step.stack ?? base.stack;
  const names = step.stack
    ? new Map([...base.names].filter(([frame]) => stack.some((place) => place.frame === frame)))
    : new Map(base.names);
  for (const { frame, set, gone } of step.names) {
    const known = new Map(names.get(frame));
    for (const name of gone) known.delete(name);
    for (const { key, value } of set) if (key && 'text' in key) known.set(key.text, value);
    names.set(frame, known);
  }
  const objects = step.objects.length > 0 ? new Map(base.objects) : base.objects;
  for (const object of step.objects) objects.set(object.id, object);
  return { stack, names, objects, output: base.output + step.output };
}

/** What a sequence, a dict or an instance is written between. */
function brackets({ shape, name, items }: TraceObject): [string, string] {
  if (shape === 'list') return name === 'list' ? ['[', ']'] : [`${name}([`, '])'];
  if (shape === 'tuple') return name === 'tuple' ? ['(', items.length === 1 ? ',)' : ')'] : [`${name}(`, ')'];
  if (shape === 'set') return name === 'set' && items.length > 0 ? ['{', '}'] : [`${name}(`, ')'];
  if (shape === 'dict') return name === 'dict' ? ['{', '}'] : [`${name}({`, '})'];
  if (shape === 'instance') return [`${name}(`, ')'];
  return items.length > 0 ? [`${shape} ${name}(`, ')'] : [`${shape} ${name}`, ''];
}

const deepest = 5;

/** A value in one line of about `limit` letters at most. */
export function written(state: State, ref: TraceRef, limit = 80, within: number[] = []): string {
  if ('text' in ref) return ref.text;
  const object = state.objects.get(ref.object);
  if (!object || within.includes(ref.object) || within.length >= deepest) return '…';
  const inside = [...within, ref.object];
  const [open, close] = brackets(object);
  const one = ({ key, value }: TraceItem) =>
    (key ? `${written(state, key, limit, inside)}${object.shape === 'dict' ? ': ' : '='}` : '') +
    written(state, value, limit, inside);
  const items: string[] = [];
  let length = 0;
  for (const item of object.items) {
    if (length > limit) break;
    items.push(one(item));
    length += items.at(-1)?.length ?? 0;
  }
  const more = object.more + object.items.length - items.length;
  const text = `${open}${items.join(', ')}${more > 0 ? `, … ${more} more` : ''}${close}`;
  return text.length > limit && within.length === 0 ? `${text.slice(0, limit)}…` : text;
}
