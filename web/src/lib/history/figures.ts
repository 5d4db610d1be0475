/** Small figures over lists that the server has told. */
export function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}

/** The top of a scale: what nine of ten stay below, and `least` in any case. */
export function topOf(values: number[], least: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const most = sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 0;
  return Math.max(least, most * 1.1);
}
