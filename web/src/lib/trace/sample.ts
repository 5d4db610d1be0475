/** Traces for tests, made in a few words. */
import type { TraceItem, TraceObject, TraceRef, TraceStep } from '$lib/api';

export const text = (value: string): TraceRef => ({ text: value });
export const object = (id: number): TraceRef => ({ object: id });

export const item = (value: TraceRef, key: TraceRef | null = null): TraceItem => ({ key, value });

export const list = (id: number, ...values: TraceRef[]): TraceObject => ({
  id,
  shape: 'list',
  name: 'list',
  items: values.map((value) => item(value)),
  more: 0,
});

/** A step of the module, with names that it binds. */
export function step(
  n: number,
  names: Record<string, TraceRef> = {},
  objects: TraceObject[] = [],
  more: Partial<TraceStep> = {},
): TraceStep {
  const set = Object.entries(names).map(([name, value]) => item(value, text(name)));
  return {
    n,
    event: 'line',
    frame: 0,
    line: n,
    depth: 0,
    fresh: n === 1,
    stack: n === 1 ? [{ frame: 0, function: '<module>', line: null }] : null,
    names: set.length > 0 ? [{ frame: 0, set, gone: [] }] : [],
    objects,
    output: '',
    value: null,
    error: null,
    ...more,
  };
}
