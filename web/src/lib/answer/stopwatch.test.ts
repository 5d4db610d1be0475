import { describe, expect, it } from 'vitest';
import { limitsOf, paceOf, Stopwatch, stretchOf } from './stopwatch';

const watch = (spent = 0) => {
  const one = new Stopwatch(spent);
  one.start(1000);
  return one;
};

describe('Stopwatch', () => {
  it('counts while it runs', () => {
    const one = watch();
    one.tick(1250);
    one.pause(2000);
    expect(one.spent).toBe(1000);
    expect(one.running).toBe(false);
  });

  it('leaves pauses out', () => {
    const one = watch();
    one.pause(2000);
    one.tick(90_000);
    one.start(100_000);
    one.tick(100_500);
    expect(one.spent).toBe(1500);
  });

  it('goes on from what was kept before a reload', () => {
    const one = watch(42_000);
    one.tick(1500);
    expect(one.spent).toBe(42_500);
  });

  it('takes no time back when its clock jumps back, and counts on from there', () => {
    const one = watch();
    one.tick(2000);
    one.tick(500);
    one.tick(1500);
    expect(one.spent).toBe(2000);
  });

  it('does not count the hour a machine slept', () => {
    const one = watch();
    one.tick(2000);
    one.tick(3_602_000);
    one.tick(3_603_000);
    expect(one.spent).toBe(2000);
  });

  it('is started once', () => {
    const one = watch();
    one.start(1800);
    one.tick(2000);
    expect(one.spent).toBe(1000);
  });
});

describe('limits', () => {
  it('lets a short answer run over by half', () =>
    expect(limitsOf(60, '1')).toEqual({ target: 60, most: 90 }));
  it('plans a long one to its end', () => expect(limitsOf(2100, '1')).toEqual({ target: 2100, most: 2100 }));
  it('stretches both', () => expect(limitsOf(60, '1.5')).toEqual({ target: 90, most: 135 }));
  it('has none when they are off', () => expect(limitsOf(60, 'off')).toBeNull());
  it('reads what a browser remembers, and nothing else', () => {
    expect(stretchOf('2')).toBe('2');
    expect(stretchOf('7')).toBe('1');
    expect(stretchOf(null)).toBe('1');
  });
  it('says how a time stands to them', () => {
    const limits = limitsOf(60, '1');
    expect([60, 61, 91].map((seconds) => paceOf(seconds, limits))).toEqual(['good', 'long', 'over']);
    expect(paceOf(4000, null)).toBe('good');
  });
});
