import type { TraceStep } from '$lib/api';

const lines = (text: string) => text.split('\n').map((line) => line.trimEnd());

/**
 * The last step before the first line is printed that was not predicted; null where all were.
 * Lines count as they do for the prediction: without blanks at their ends.
 */
export function whereItParts(steps: TraceStep[], predicted: string): number | null {
  const wanted = lines(predicted.trimEnd());
  let printed = '';
  for (const [index, step] of steps.entries()) {
    if (!step.output) continue;
    printed += step.output;
    const whole = lines(printed).slice(0, -1);
    if (whole.some((line, at) => line !== (wanted[at] ?? ''))) return Math.max(0, index - 1);
  }
  return null;
}
