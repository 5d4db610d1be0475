import { describe, expect, it } from 'vitest';
import { bytesOf, countWords, mostBytes, saysSomething, spokenSeconds } from './words';

describe('countWords', () => {
  it.each([
    ['', 0],
    ['  \n ', 0],
    ['The GIL lets one thread run.', 6],
    ["it isn't thread-safe, e.g. += 1", 5],
    ['🐍🐍 🎉', 0],
    ['הנעילה מגינה על המונים', 4],
    ['القفل يحمي العدادات', 3],
    ['全局解释器锁', 3],
  ])('%j has %d', (text, words) => expect(countWords(text)).toBe(words));

  it('counts a hundred thousand', () => expect(countWords('word '.repeat(100_000))).toBe(100_000));
});

it('takes a minute for what is said in one', () => expect(spokenSeconds(145)).toBe(60));

it('tells words from signs', () => {
  expect(saysSomething('🤷 …!?')).toBe(false);
  expect(saysSomething('🤷 no')).toBe(true);
  expect(saysSomething('نعم')).toBe(true);
});

it('measures what is near the limit in bytes', () => {
  expect(bytesOf('short')).toBe(5);
  expect(bytesOf('é'.repeat(mostBytes / 2))).toBe(mostBytes);
});
