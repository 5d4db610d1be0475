import { describe, expect, it } from 'vitest';
import { difference, inOne, sideBySide } from './difference';

const changed = (pieces: { text: string; changed: boolean }[]) =>
  pieces.filter((piece) => piece.changed).map((piece) => piece.text);
const whole = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join('');

describe('difference', () => {
  it('marks the value that differs, not its neighbours', () => {
    const { expected, actual } = difference('[[1, 5]]', '[[1, 4]]');
    expect(changed(expected)).toEqual(['5']);
    expect(changed(actual)).toEqual(['4']);
  });

  it('takes a number whole', () => {
    expect(changed(difference('[12]', '[13]').expected)).toEqual(['12']);
  });

  it('takes a string whole, quotes and all', () => {
    expect(changed(difference("['a b']", "['a c']").actual)).toEqual(["'a c'"]);
  });

  it('marks an element that is too much as a whole', () => {
    const { expected, actual } = difference('[[1, 5]]', '[[1, 4], [4, 5]]');
    expect(changed(expected)).toEqual(['5']);
    expect(changed(actual)).toEqual(['4', '[4, 5]']);
  });

  it('keeps what is alike in step when something is missing before it', () => {
    const { expected, actual } = difference('[1, 2, 3]', '[2, 3]');
    expect(changed(expected)).toEqual(['1']);
    expect(changed(actual)).toEqual([]);
  });

  it('marks the value of a key, not the key', () => {
    const { actual } = difference("{'a': 1, 'b': 2}", "{'a': 1, 'b': 3}");
    expect(changed(actual)).toEqual(['3']);
  });

  it('marks what is too much', () => {
    expect(changed(difference('[1, 2]', '[1, 2, 3]').expected)).toEqual([]);
    expect(changed(difference('[1, 2]', '[1, 2, 3]').actual).join('')).toContain('3');
  });

  it('loses no sign of either text', () => {
    const texts = ['[1, {"a": -2.5e3}]\n', "('', None, 'ü')", '[1, {"b": 2}, ( 3 ,)]', '[', ''];
    for (const a of texts)
      for (const b of texts) {
        const { expected, actual } = difference(a, b);
        expect([whole(expected), whole(actual)]).toEqual([a, b]);
      }
  });

  it('stays quick with long values and still points at the place', () => {
    const long = Array.from({ length: 50_000 }, (_, i) => i).join(', ');
    const { actual } = difference(`[${long}]`, `[${long.replace(' 777,', ' 778,')}]`);
    expect(changed(actual)).toEqual(['8']);
  });
});

describe('inOne', () => {
  const drawn = (left: string, right: string) => inOne(left, right).map(({ sign, text }) => `${sign}${text}`);

  it('shows what goes and what comes, without the blanks before all', () => {
    expect(drawn('    if x == None:', '    if x is None:')).toEqual(['-if x == None:', '+if x is None:']);
    expect(drawn('  a = 1\n  b = 2', '  b = 2')).toEqual(['-a = 1', ' b = 2']);
  });

  it('shows lines that only go', () => {
    expect(drawn('import re', '')).toEqual(['-import re']);
  });

  it('keeps the steps between the lines', () => {
    const left = '    for i in range(len(xs)):\n        print(xs[i])';
    expect(drawn(left, '    for x in xs:\n        print(x)')).toEqual([
      '-for i in range(len(xs)):',
      '-    print(xs[i])',
      '+for x in xs:',
      '+    print(x)',
    ]);
  });
});

describe('sideBySide', () => {
  it('sets changed lines beside each other', () => {
    expect(sideBySide('a\nb\nc\n', 'a\nx\nc\n')).toEqual([
      { left: 'a', right: 'a', changed: false },
      { left: 'b', right: 'x', changed: true },
      { left: 'c', right: 'c', changed: false },
    ]);
  });

  it('leaves a gap where one side has more', () => {
    expect(sideBySide('a\n', 'a\nb\n').at(-1)).toEqual({ left: null, right: 'b', changed: true });
  });
});
