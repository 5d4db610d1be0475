import { describe, expect, it } from 'vitest';
import { Replay, written } from './replay';
import { item, list, object, step, text } from './sample';

const names = (replay: Replay, index: number) =>
  [...(replay.at(index).names.get(0) ?? [])].map(
    ([name, value]) => `${name} = ${written(replay.at(index), value)}`,
  );

describe('Replay', () => {
  const called = [
    { frame: 0, function: '<module>', line: 2 },
    { frame: 1, function: 'f', line: null },
  ];
  const steps = [
    step(1, { a: text('1') }),
    step(2, { b: object(1) }, [list(1, text('1'))]),
    step(3, {}, [list(1, text('1'), text('2'))], { output: 'one\n' }),
    step(4, {}, [], { stack: called, names: [{ frame: 1, set: [item(object(1), text('xs'))], gone: [] }] }),
    step(5, {}, [], {
      stack: [{ frame: 0, function: '<module>', line: null }],
      names: [{ frame: 0, set: [], gone: ['a'] }],
      output: 'two\n',
    }),
  ];
  const replay = new Replay({ steps });

  it('puts changes together', () => {
    expect(names(replay, 1)).toEqual(['a = 1', 'b = [1]']);
    expect(names(replay, 2)).toEqual(['a = 1', 'b = [1, 2]']);
    expect(replay.at(3).names.get(1)?.get('xs')).toEqual(object(1));
  });
  it('forgets names and frames that are gone', () => {
    expect(names(replay, 4)).toEqual(['b = [1, 2]']);
    expect(replay.at(4).names.has(1)).toBe(false);
  });
  it('goes back as it goes forward', () => expect(names(replay, 0)).toEqual(['a = 1']));
  it('keeps the output', () => expect(replay.at(4).output).toBe('one\ntwo\n'));

  it('is the same from any side in a long trace', () => {
    const many = Array.from({ length: 400 }, (_, n) => step(n + 1, { n: text(`${n}`) }, [], { output: '.' }));
    const long = new Replay({ steps: many });
    for (const index of [399, 0, 63, 64, 200, 128, 127, 399]) {
      expect(names(long, index)).toEqual([`n = ${index}`]);
      expect(long.at(index).output).toHaveLength(index + 1);
    }
  });

  it('is told all anew after a gap', () => {
    const gap = new Replay({
      steps: [step(1, { a: text('1') }, [], { output: 'x' }), step(9, { b: text('2') }, [], { fresh: true })],
    });
    expect(names(gap, 1)).toEqual(['b = 2']);
    expect(gap.at(1).output).toBe('x');
  });
});

describe('written', () => {
  const state = new Replay({
    steps: [
      step(1, {}, [
        list(1, object(1)),
        { id: 2, shape: 'tuple', name: 'tuple', items: [item(text('1'))], more: 0 },
        { id: 3, shape: 'dict', name: 'defaultdict', items: [item(object(2), text("'a'"))], more: 4 },
        { id: 4, shape: 'function', name: 'f', items: [], more: 0 },
        { id: 5, shape: 'instance', name: 'Node', items: [item(text('1'), text('value'))], more: 0 },
        { id: 6, shape: 'set', name: 'set', items: [], more: 0 },
      ]),
    ],
  }).at(0);
  it.each([
    [1, '[…]'],
    [2, '(1,)'],
    [3, "defaultdict({'a': (1,), … 4 more})"],
    [4, 'function f'],
    [5, 'Node(value=1)'],
    [6, 'set()'],
    [7, '…'],
  ])('writes object %i', (id, expected) => expect(written(state, object(id))).toBe(expected));
});
