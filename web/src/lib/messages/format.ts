/** Figures and times as people read them, in the zone of the viewer. */
export function minutes(seconds: number): string {
  // Answers are timed in seconds: 90 s is no 2 min.
  if (seconds < 60 || (seconds < 120 && seconds % 60 !== 0)) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds / 60);
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

/** The time of an answer: counted in seconds as long as people do. */
export const inSeconds = (seconds: number) => (seconds < 180 ? `${Math.round(seconds)} s` : minutes(seconds));

/** A clock: 12:41, or 1:02:05 from an hour on. */
export function clock(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const two = (n: number) => `${n}`.padStart(2, '0');
  const hours = Math.floor(s / 3600);
  const rest = `${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

export function milliseconds(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

export const mebibytes = (kib: number) => {
  const mib = kib / 1024;
  return `${mib < 100 ? mib.toFixed(1).replace(/\.0$/, '') : Math.round(mib)} MiB`;
};

/** A whole sum of minutes: 35 minutes, 2 hours. */
export function duration(minutes: number): string {
  const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  if (minutes < 100) return plural(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? plural(hours, 'hour') : `${plural(hours, 'hour')} ${rest} min`;
}

const asUtc = (day: string) => new Date(`${day}T12:00:00Z`);

/** A day of the calendar, whatever the zone: Friday 4 December. */
export const dayInFull = (day: string) =>
  asUtc(day).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });

/** The same in short: 4 Dec 2026. */
export const dayInShort = (day: string) =>
  asUtc(day).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });

const sameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString();

/** 14:05 today, else 3 Nov 14:05, with the year when it is another one. */
export function when(text: string, now: Date): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (sameDay(date, now)) return time;
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year })} ${time}`;
}
