import { expect, it } from 'vitest';
import { inlinePieces, inlineText } from './inline';

it('finds code and stress', () => {
  expect(inlinePieces('what *you* do with `is`')).toEqual([
    { text: 'what ', kind: 'text' },
    { text: 'you', kind: 'stress' },
    { text: ' do with ', kind: 'text' },
    { text: 'is', kind: 'code' },
  ]);
});

it('leaves products, powers and stars inside code alone', () => {
  expect(inlinePieces('2 * 3 * 4 and n ** 2')).toEqual([{ text: '2 * 3 * 4 and n ** 2', kind: 'text' }]);
  expect(inlinePieces('`f(*args, **more)`')).toEqual([{ text: 'f(*args, **more)', kind: 'code' }]);
});

it('leaves a mark that is never closed', () =>
  expect(inlinePieces('a ` b')).toEqual([{ text: 'a ` b', kind: 'text' }]));

it('takes a longer fence around a backtick', () =>
  expect(inlinePieces('``a`b``')).toEqual([{ text: 'a`b', kind: 'code' }]));

it('says it without marks', () => expect(inlineText('`==` compares *values*')).toBe('== compares values'));
