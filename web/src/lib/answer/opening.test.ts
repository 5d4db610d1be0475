import type { Attempt } from '$lib/api';
import { expect, it } from 'vitest';
import { attemptToAnswer } from './opening';

const attempt = (id: string, more: Partial<Attempt> = {}) =>
  ({ id, answers: [], drafts: [], outdated: false, ...more }) as unknown as Attempt;
const draft = { step: 'answer', text: 'begun', revision: 1, saved_at: '' };
const ticked = {
  id: 'a',
  follow_up: null,
  review: { points: [], mistakes: [] },
} as unknown as Attempt['answers'][number];

it('begins when there is none, and after one that was finished', () => {
  expect(attemptToAnswer([], null, undefined, 'fresh')).toEqual({ attempt: 'fresh', starter: '' });
  expect(attemptToAnswer([attempt('1', { answers: [ticked] })], null, undefined, 'fresh').attempt).toBe(
    'fresh',
  );
});

it('goes on with the newest that waits', () =>
  expect(attemptToAnswer([attempt('1'), attempt('2')], null, undefined, 'fresh').attempt).toBe('2'));

it('opens what the address names, finished or not', () =>
  expect(attemptToAnswer([attempt('1', { answers: [ticked] })], '1', undefined, 'fresh').attempt).toBe('1'));

it('never leaves words behind that were not sent', () => {
  expect(attemptToAnswer([attempt('2')], null, '1', 'fresh').attempt).toBe('1');
  expect(attemptToAnswer(undefined, null, '1', 'fresh').attempt).toBe('1');
});

it('takes the words along when the question has changed', () =>
  expect(
    attemptToAnswer([attempt('1', { outdated: true, drafts: [draft] })], null, undefined, 'fresh'),
  ).toEqual({ attempt: 'fresh', starter: 'begun' }));
