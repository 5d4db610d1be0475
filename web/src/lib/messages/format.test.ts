import { describe, expect, it } from 'vitest';
import { inSeconds, clock, mebibytes, milliseconds, minutes, when } from './format';

describe('figures', () => {
  it('writes minutes', () => {
    expect(minutes(45)).toBe('45 s');
    expect(minutes(1080)).toBe('18 min');
    expect(minutes(3720)).toBe('1 h 2 min');
  });
  it('writes a clock', () => {
    expect(clock(761)).toBe('12:41');
    expect(clock(3725)).toBe('1:02:05');
  });
  it('writes run time and memory', () => {
    expect(milliseconds(0.24)).toBe('0.2 ms');
    expect(milliseconds(2140)).toBe('2.14 s');
    expect(mebibytes(9318)).toBe('9.1 MiB');
  });
});

describe('when', () => {
  const now = new Date('2026-03-04T15:00:00');
  it('leaves the day out today', () => expect(when('2026-03-04T09:05:00', now)).toBe('09:05'));
  it('names the day before', () => expect(when('2026-03-03T09:05:00', now)).toBe('3 Mar 09:05'));
  it('names another year', () => expect(when('2025-03-03T09:05:00', now)).toBe('3 Mar 2025 09:05'));
});

it('tells the time of an answer in seconds, of a long one in minutes', () => {
  expect([60, 90, 135, 2100].map(inSeconds)).toEqual(['60 s', '90 s', '135 s', '35 min']);
});
