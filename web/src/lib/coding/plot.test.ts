import { describe, expect, it } from 'vitest';
import type { Growth } from '$lib/api';
import { plotted } from './plot';

const found = (costs: number[], fitted: number[]) =>
  ({
    points: costs.map((cost, index) => ({ n: 10 ** (index + 1), cost })),
    candidates: [
      { class: 'O(n)', error: 0, fitted },
      { class: 'O(n log n)', error: 0.2, fitted },
      { class: 'O(n^2)', error: 0.9, fitted },
    ],
  }) as unknown as Growth['complexity'];

describe('plotted', () => {
  it('puts equal factors at equal distances', () => {
    const { places } = plotted(found([10, 100, 1000], [10, 100, 1000]));
    const [a, b, c] = places;
    expect(b!.x - a!.x).toBeCloseTo(c!.x - b!.x);
    expect(a!.y - b!.y).toBeCloseTo(b!.y - c!.y);
    expect(c!.y).toBeLessThan(a!.y);
  });

  it('draws the best and the next best, as far as they are on the paper', () => {
    const { curves } = plotted(found([10, 100, 1000], [10, 100, 1e9]));
    expect(curves.map((curve) => curve.name)).toEqual(['O(n)', 'O(n log n)']);
    expect(curves[0]!.line.split(' ')).toHaveLength(2);
  });

  it('has a place for costs that never change', () => {
    for (const { x, y } of plotted(found([3, 3, 3], [3, 3, 3])).places)
      expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });
});
