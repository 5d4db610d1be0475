import { describe, expect, it } from 'vitest';
import { windowOf } from './window';

describe('windowOf', () => {
  it('draws the top and some to spare', () =>
    expect(windowOf(0, 440, 44, 10_000)).toEqual({ from: 0, to: 22 }));
  it('draws the middle', () => expect(windowOf(44_000, 440, 44, 10_000)).toEqual({ from: 988, to: 1022 }));
  it('ends with the list', () => expect(windowOf(1e9, 440, 44, 30)).toEqual({ from: 30, to: 30 }));
  it('knows an empty list', () => expect(windowOf(0, 440, 44, 0)).toEqual({ from: 0, to: 0 }));
});
