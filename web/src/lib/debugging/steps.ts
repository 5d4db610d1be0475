/** The way through a program with a fault: what it prints, why, and the cure. Each step can be left out. */
export const steps = ['predict', 'explain', 'fix'] as const;
export type Step = (typeof steps)[number];

export type Done = Record<Step, boolean>;

/** The step an address names; else the first that is not done. */
export const stepOf = (address: string | null, done: Done): Step =>
  steps.find((step) => step === address) ?? steps.find((step) => !done[step]) ?? 'fix';

export const after = (step: Step): Step => (step === 'predict' ? 'explain' : 'fix');

const lines = (text: string) =>
  text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.trimEnd());

/**
 * The two texts to lay side by side, without what does not count: blank ends, and of an exception that was
 * named rightly all but its name.
 */
export function comparable(predicted: string, actual: string): { predicted: string; actual: string } {
  const mine = lines(predicted);
  const theirs = lines(actual);
  const last = theirs.at(-1) ?? '';
  const name = /^(?:[\w.]+\.)?([A-Z]\w*)(?::|$)/.exec(last)?.[1];
  if (name && mine.at(-1)?.toLowerCase().includes(name.toLowerCase())) mine[mine.length - 1] = last;
  return { predicted: mine.join('\n'), actual: theirs.join('\n') };
}
