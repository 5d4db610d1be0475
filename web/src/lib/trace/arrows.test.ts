import { expect, it } from 'vitest';
import { way } from './arrows';

const rect = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 40 });

it('goes to the left edge of a box to the right', () =>
  expect(way(rect(0, 0), rect(200, 60))).toMatch(/^M100 20 C.* 199 72$/));
it('goes around by the right to a box in the same column', () =>
  expect(way(rect(0, 0), rect(0, 60))).toMatch(/^M100 20 C122 20 122 72 101 72$/));
