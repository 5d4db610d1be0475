/** Which rows of a long list are drawn. */
export interface Window {
  from: number;
  to: number;
}

/** The rows in view with some to spare above and below, within `count`. */
export function windowOf(scrolled: number, height: number, row: number, count: number, spare = 12): Window {
  const first = Math.floor(scrolled / row) - spare;
  const last = Math.ceil((scrolled + height) / row) + spare;
  const to = Math.max(0, Math.min(count, last));
  return { from: Math.max(0, Math.min(first, to)), to };
}
