import { describe, expect, it } from 'vitest';
import { doneOn, gridOf, shadeOf, weeksOf } from './calendar';

const day = (day: string, programs: number, answers = 0, predictions = 0) => ({
  day,
  programs,
  answers,
  predictions,
});

describe('gridOf', () => {
  it.each([
    ['2028-03-01', 3, ['2028-02-28', '2028-02-29', '2028-03-01']],
    ['2027-01-01', 2, ['2026-12-31', '2027-01-01']],
    // The clock goes forward between the two in many zones.
    ['2026-03-30', 3, ['2026-03-28', '2026-03-29', '2026-03-30']],
  ])('counts calendar days up to %s', (today, count, days) => {
    expect(gridOf([], today, count).map((one) => one.day)).toEqual(days);
  });

  it('finds what was done', () => {
    const squares = gridOf([day('2026-03-01', 2)], '2026-03-02', 2);
    expect(squares.map((one) => one.done?.programs ?? 0)).toEqual([2, 0]);
  });
});

it('begins weeks on Monday and ends with today', () => {
  for (const [today, last] of [
    ['2026-03-02', 1],
    ['2026-03-08', 7],
    ['2026-03-04', 3],
  ] as const) {
    const weeks = weeksOf([], today, 53);
    expect(weeks.length).toBe(53);
    expect(weeks.at(-1)?.length).toBe(last);
    expect(weeks.slice(0, -1).every((week) => week.length === 7)).toBe(true);
    expect(weeks.at(-1)?.at(-1)?.day).toBe(today);
    expect(new Date(`${weeks[0]?.[0]?.day}T00:00:00Z`).getUTCDay()).toBe(1);
  }
});

it('says in words and shade what was done', () => {
  expect(doneOn(null)).toBe('nothing');
  expect(doneOn(day('2026-03-01', 1, 3, 0))).toBe('3 answers (follow-ups too), 1 program');
  const shades = [null, day('', 0), day('', 1), day('', 2, 2), day('', 6, 5), day('', 6, 6)].map(shadeOf);
  expect(shades).toEqual([0, 0, 1, 2, 3, 4]);
});
