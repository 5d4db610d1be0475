import { describe, expect, it } from 'vitest';
import type { Baseline, Today } from '$lib/api';
import { onwardInBaseline, onwardToday, within } from './course';

const step = (question: string, done: boolean, kind = 'knowledge') => ({
  question,
  title: `The ${question}`,
  kind,
  done,
});
const baseline = (...steps: object[]) => ({ state: 'running', steps }) as unknown as Baseline;

describe('onward', () => {
  it('goes to the next open step, and from the top again after the last', () => {
    const all = baseline(step('a', false), step('b', false), step('c', true), step('d', false, 'coding'));
    expect(onwardInBaseline(all, 'b')).toEqual({ title: 'The d', address: '/questions/d', over: false });
    expect(onwardInBaseline(all, 'd').address).toBe('/questions/a/answer');
  });
  it('leads back once all is done, though the last is still open itself', () => {
    const all = baseline(step('a', true), step('b', false));
    expect(onwardInBaseline(all, 'b')).toMatchObject({ address: '/baseline', over: true });
  });
  it('opens a task of the day as the day does', () => {
    const today = { picks: [step('a', true), { ...step('b', false, 'coding'), brief: true }] };
    expect(onwardToday(today as unknown as Today, 'a').address).toBe('/questions/b?as=interview');
    expect(onwardToday(today as unknown as Today, 'elsewhere').address).toBe('/questions/b?as=interview');
    expect(onwardToday(today as unknown as Today, 'b')).toMatchObject({ address: '/', over: true });
  });
});

it('knows what is a step of the baseline', () => {
  expect(within(baseline(step('a', true)), 'a')).toBe(true);
  expect(within(baseline(step('a', true)), 'b')).toBe(false);
  expect(within(null, 'a')).toBe(false);
});
