/**
 * How long an answer has taken. It counts on a clock that only goes forward and is passed in; the time of day
 * plays no part, so setting it changes nothing. It knows no timer and no page.
 */
export class Stopwatch {
  #spent: number;
  #last: number | null = null;

  constructor(spent = 0) {
    this.#spent = spent;
  }

  get running(): boolean {
    return this.#last !== null;
  }

  /** Milliseconds so far. */
  get spent(): number {
    return this.#spent;
  }

  start(now: number) {
    this.#last ??= now;
  }

  /** Counts what has gone by since it was looked at last. A machine that slept in between did not answer. */
  tick(now: number) {
    if (this.#last === null) return;
    const gone = now - this.#last;
    if (gone > 0 && gone < asleep) this.#spent += gone;
    this.#last = now;
  }

  pause(now: number) {
    this.tick(now);
    this.#last = null;
  }
}

const asleep = 10_000;

export const stretches = ['1', '1.5', '2', 'off'] as const;
/** How far a person's limits are stretched; off: none are set. */
export type Stretch = (typeof stretches)[number];

export const stretchOf = (text: string | null): Stretch => stretches.find((one) => one === text) ?? '1';

/** When an answer should be done, and when it is too long, in seconds. */
export interface Limits {
  target: number;
  most: number;
}

const short = 180;

/** What is good for a spoken answer whose question names no time. */
export const followUpSeconds = 60;

/** A short answer may run over by half, as 60 s to 90 s; a long one is planned to its end. */
export function limitsOf(seconds: number, stretch: Stretch): Limits | null {
  if (stretch === 'off' || seconds <= 0) return null;
  const target = seconds * Number(stretch);
  return { target, most: seconds < short ? target * 1.5 : target };
}

/** What the clock of an answer is set to, in milliseconds; null for a follow-up's seconds. */
export function limitOf(seconds: number | null, stretch: Stretch): number | null {
  const limits = limitsOf(seconds ?? followUpSeconds, stretch);
  return limits && Math.round(limits.most * 1000);
}

/** How a time stands to its limits. */
export function paceOf(seconds: number, limits: Limits | null): 'good' | 'long' | 'over' {
  if (!limits || seconds <= limits.target) return 'good';
  return seconds <= limits.most ? 'long' : 'over';
}
