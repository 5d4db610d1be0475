import { expect, it } from 'vitest';
import { median, topOf } from './figures';

it.each([
  [[], null],
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])('finds the middle of %j', (values, middle) => expect(median(values)).toBe(middle));

it('lets a few that lie far out not flatten the rest', () => {
  expect(topOf([], 30)).toBe(30);
  expect(topOf([5, 9, 12], 30)).toBe(30);
  expect(topOf([...Array.from({ length: 19 }, () => 40), 900], 30)).toBeCloseTo(44);
});
