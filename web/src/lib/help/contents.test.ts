import { describe, expect, it } from 'vitest';
import { contentsOf, readingAt } from './contents';

const section = (level: number, anchor: string) => ({ level, anchor, title: anchor, text: '' });

describe('contentsOf', () => {
  it('nests the third level under the second and leaves out the rest', () => {
    const contents = contentsOf([
      section(1, 'title'),
      section(3, 'before any'),
      section(2, 'a'),
      section(3, 'a1'),
      section(4, 'deep'),
      section(3, 'a2'),
      section(2, 'b'),
    ]);
    expect(contents.map(({ anchor, under }) => [anchor, under.map((one) => one.anchor)])).toEqual([
      ['a', ['a1', 'a2']],
      ['b', []],
    ]);
  });
  it('is empty for a document of one piece', () => expect(contentsOf([section(1, 'title')])).toEqual([]));
});

describe('readingAt', () => {
  const tops = [
    { anchor: 'a', top: -200 },
    { anchor: 'b', top: 60 },
    { anchor: 'c', top: 500 },
  ];
  it('is the last heading above the line', () => {
    expect(readingAt(tops, 80)).toBe('b');
    expect(readingAt(tops, 59)).toBe('a');
  });
  it('is the first heading before any is reached', () => expect(readingAt(tops, -999)).toBe('a'));
  it('is the last one at the end of the page', () => expect(readingAt(tops, 80, true)).toBe('c'));
  it('is nothing without headings', () => expect(readingAt([], 80)).toBeUndefined());
});
