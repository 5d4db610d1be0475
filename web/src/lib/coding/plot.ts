import type { Growth } from '$lib/api';

type Complexity = Growth['complexity'];

/** The drawing's own units; the page scales it. */
export const width = 480;
export const height = 280;
const left = 56;
const right = 12;
const top = 12;
const bottom = 34;

export interface Place {
  x: number;
  y: number;
}

export interface Tick {
  at: number;
  label: string;
}

/** A logarithmic axis from the least to the most of what is above 0. */
function axis(values: number[], from: number, to: number) {
  const logs = values.filter((value) => value > 0).map(Math.log10);
  const least = Math.min(...logs);
  const most = Math.max(...logs, least + 0.3);
  const at = (value: number) => from + ((Math.log10(value) - least) / (most - least)) * (to - from);
  const powers = [];
  for (let power = Math.ceil(least); power <= most; power += Math.ceil((most - least) / 6))
    powers.push(power);
  return { at, ticks: powers.map((power): Tick => ({ at: at(10 ** power), label: short(10 ** power) })) };
}

function short(value: number): string {
  if (value >= 1e9) return `${value / 1e9}G`;
  if (value >= 1e6) return `${value / 1e6}M`;
  if (value >= 1e3) return `${value / 1e3}k`;
  return `${value}`;
}

/** Points, the fit and the next-best class on two logarithmic axes. */
export function plotted(found: Complexity) {
  const points = found.points.filter((point) => point.cost > 0);
  const across = axis(
    points.map((point) => point.n),
    left,
    width - right,
  );
  const up = axis(
    points.map((point) => point.cost),
    height - bottom,
    top,
  );
  const place = (n: number, cost: number): Place => ({ x: across.at(n), y: up.at(cost) });
  const inside = ({ y }: Place) => y >= top && y <= height - bottom;
  const curves = found.candidates.slice(0, 2).map((candidate) => ({
    name: candidate.class,
    line: found.points
      .map((point, index) => ({ n: point.n, cost: candidate.fitted[index] ?? 0 }))
      .filter((point) => point.cost > 0)
      .map((point) => place(point.n, point.cost))
      .filter(inside)
      .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' '),
  }));
  return {
    places: points.map((point) => place(point.n, point.cost)),
    curves,
    across: across.ticks,
    up: up.ticks,
    frame: { left, top, right: width - right, bottom: height - bottom },
  };
}
