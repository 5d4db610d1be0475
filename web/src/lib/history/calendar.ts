import type { PractisedDay } from '$lib/api';
import { t } from '$lib/messages';

/** A day of the calendar and what was done on it. */
export interface Square {
  day: string;
  done: PractisedDay | null;
}

const milliseconds = 24 * 60 * 60 * 1000;
const written = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The last `count` days up to `today`, oldest first. Days are counted as the calendar does, in no zone. */
export function gridOf(days: PractisedDay[], today: string, count: number): Square[] {
  const done = new Map(days.map((one) => [one.day, one]));
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => {
    const day = written(last - (count - 1 - index) * milliseconds);
    return { day, done: done.get(day) ?? null };
  });
}

/** Weeks from Monday to Sunday, up to the week of `today`. */
export function weeksOf(days: PractisedDay[], today: string, weeks: number): Square[][] {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const squares = gridOf(days, today, (weeks - 1) * 7 + weekday + 1);
  return Array.from({ length: weeks }, (_, week) => squares.slice(week * 7, week * 7 + 7));
}

const sum = (done: PractisedDay) => done.programs + done.answers + done.predictions;

/** How much was done: 0 is nothing, 4 a lot. */
export function shadeOf(done: PractisedDay | null): 0 | 1 | 2 | 3 | 4 {
  if (!done || sum(done) === 0) return 0;
  const all = sum(done);
  return all < 3 ? 1 : all < 6 ? 2 : all < 12 ? 3 : 4;
}

/** What was done, in words. */
export function doneOn(done: PractisedDay | null): string {
  if (!done) return t('progress.day.none');
  return [
    done.answers > 0 && t('progress.day.answers', { n: done.answers }),
    done.predictions > 0 && t('progress.day.predictions', { n: done.predictions }),
    done.programs > 0 && t('progress.day.programs', { n: done.programs }),
  ]
    .filter(Boolean)
    .join(', ');
}
