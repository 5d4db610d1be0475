import { tokens } from '$lib/coding/difference';

/** The way through a program with a fault: what it prints, why, and the cure. Each step can be left out. */
export const steps = ['predict', 'explain', 'fix'] as const;
export type Step = (typeof steps)[number];

export type Done = Record<Step, boolean>;

/** What came of a step: that it is done, or of a prediction whether it came true; null before. */
export type Results = Record<Step, 'done' | 'right' | 'wrong' | null>;

/** The step an address names; else the first that is not done. */
export const stepOf = (address: string | null, done: Done): Step =>
  steps.find((step) => step === address) ?? steps.find((step) => !done[step]) ?? 'fix';

export const after = (step: Step): Step => (step === 'predict' ? 'explain' : 'fix');

const lines = (text: string) =>
  text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.trimEnd());

/** The parts of a line that shows values, however they are quoted and set apart; the line itself if it shows none. */
function shown(line: string): string {
  let depth = 0;
  const parts = tokens(line).flatMap((token) => {
    if ('([{'.includes(token)) depth++;
    if (')]}'.includes(token)) depth--;
    if (depth > 0 && !token.trim()) return [];
    const text = /^(['"])(.*)\1$/s.exec(token)?.[2];
    return [text === undefined ? token : JSON.stringify(text.replace(/\\(['"])/g, '$1'))];
  });
  return depth === 0 ? parts.join('\0') : line;
}

/** In what a line that shows the same values is written otherwise than Python writes it. */
export type Otherwise = 'quotes' | 'blanks';

/**
 * The two texts to lay side by side, without what does not count: blank ends, quotes and blanks of values, and
 * of an exception that was named rightly all but its name. The server decides whether the prediction holds.
 */
export function comparable(
  predicted: string,
  actual: string,
): { predicted: string; actual: string; otherwise: Otherwise | null } {
  const mine = lines(predicted);
  const theirs = lines(actual);
  const last = theirs.at(-1) ?? '';
  const name = /^(?:[\w.]+\.)?([A-Z]\w*)(?::|$)/.exec(last)?.[1];
  if (name && mine.at(-1)?.toLowerCase().includes(name.toLowerCase())) mine[mine.length - 1] = last;
  let otherwise: Otherwise | null = null;
  theirs.forEach((line, index) => {
    const said = mine[index];
    if (said === undefined || said === line || shown(said) !== shown(line)) return;
    if (otherwise !== 'quotes') otherwise = said.includes('"') && !line.includes('"') ? 'quotes' : 'blanks';
    mine[index] = line;
  });
  return { predicted: mine.join('\n'), actual: theirs.join('\n'), otherwise };
}
