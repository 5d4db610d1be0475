import { expect, it } from 'vitest';
import type { Attempt } from '$lib/api';
import { firstPair, programsOf } from './programs';

const attempt = (id: string, ...submitted: string[]) =>
  ({
    id,
    submissions: submitted.map((at) => ({ id: `${id}${at}`, submitted_at: at })),
  }) as unknown as Attempt;

it('puts the programs of all attempts in the order they were handed in', () => {
  const programs = programsOf([attempt('b', '3', '4'), attempt('c'), attempt('a', '1', '5')]);
  expect(programs.map((one) => [one.id, one.number])).toEqual([
    ['a1', 1],
    ['b3', 1],
    ['b4', 2],
    ['a5', 2],
  ]);
});

it.each([
  ['a', 'b4', 'a5'],
  ['b', 'b3', 'b4'],
  ['c', null, null],
])('compares the last of %s with the one before', (of, from, to) => {
  const programs = programsOf([attempt('b', '3', '4'), attempt('c'), attempt('a', '1', '5')]);
  expect(firstPair(programs, of)).toEqual({ from, to });
});

it('has nothing to compare the first with', () =>
  expect(firstPair(programsOf([attempt('a', '1')]), 'a')).toEqual({ from: null, to: 'a1' }));
