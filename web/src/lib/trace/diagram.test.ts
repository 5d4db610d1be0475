import { describe, expect, it } from 'vitest';
import type { TraceObject, TraceRef } from '$lib/api';
import { drawing } from './diagram';
import { Replay } from './replay';
import { item, list, object, step, text } from './sample';

function drawn(names: Record<string, TraceRef>, objects: TraceObject[]) {
  const only = step(1, names, objects);
  return drawing(new Replay({ steps: [only] }).at(0), only);
}
const tuple = (id: number, ...values: TraceRef[]): TraceObject => ({
  ...list(id, ...values),
  shape: 'tuple',
  name: 'tuple',
});

describe('drawing', () => {
  it('draws one box for two names', () => {
    const { frames, boxes } = drawn({ a: object(1), b: object(1) }, [list(1, text('1'))]);
    expect(frames[0]?.rows.map((row) => row.value)).toEqual([
      { to: 1, label: 'list' },
      { to: 1, label: 'list' },
    ]);
    expect(boxes.map(({ id, holders, level }) => [id, holders, level])).toEqual([[1, 2, 0]]);
  });

  it('draws what a shallow copy shares, and writes what it does not', () => {
    const copy = drawn({ a: object(1), b: object(2) }, [
      list(1, object(3), object(4)),
      list(2, object(3)),
      list(3, text('1')),
      list(4, text('2')),
    ]);
    expect(copy.boxes.map(({ id, holders, level }) => [id, holders, level])).toEqual([
      [1, 1, 0],
      [2, 1, 0],
      [3, 2, 1],
    ]);
    expect(copy.boxes[0]?.rows[1]?.value).toEqual({ text: '[2]' });
  });

  it('draws the default of a function that is a list', () => {
    const add: TraceObject = {
      id: 1,
      shape: 'function',
      name: 'add',
      items: [item(object(2), text('tags'))],
      more: 0,
    };
    const ids = (names: Record<string, TraceRef>) =>
      drawn({ add: object(1), ...names }, [add, list(2)]).boxes.map(({ id, holders }) => [id, holders]);
    expect(ids({ tags: object(2) })).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(ids({})).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('writes functions, classes and tuples of plain values where they stand', () => {
    const f: TraceObject = { id: 1, shape: 'function', name: 'f', items: [], more: 0 };
    const { frames, boxes } = drawn({ f: object(1), point: object(2), held: object(3) }, [
      f,
      tuple(2, text('1'), text('2')),
      tuple(3, object(4)),
      list(4),
    ]);
    expect(frames[0]?.rows.map((row) => row.value)).toEqual([
      { text: 'function f' },
      { text: '(1, 2)' },
      { text: '([],)' },
    ]);
    expect(boxes).toEqual([]);
  });

  it('bears an object that holds itself', () => {
    const { boxes } = drawn({ loop: object(1) }, [list(1, object(1))]);
    expect(boxes.map(({ id, holders }) => [id, holders])).toEqual([[1, 2]]);
    expect(boxes[0]?.rows[0]?.value).toEqual({ to: 1, label: 'list' });
  });

  it('puts the current frame first and marks what has changed', () => {
    const called = step(1, { a: text('1') }, [], {
      stack: [
        { frame: 0, function: '<module>', line: 3 },
        { frame: 1, function: 'f', line: null },
      ],
    });
    const { frames } = drawing(new Replay({ steps: [called] }).at(0), called);
    expect(frames.map((frame) => [frame.function, frame.line])).toEqual([
      ['f', null],
      ['<module>', 3],
    ]);
    expect(frames[1]?.rows[0]?.changed).toBe(true);
  });
});
