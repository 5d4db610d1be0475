/** The classes a person may claim, cheapest first. */
export const classes = [
  'O(1)',
  'O(log n)',
  'O(sqrt n)',
  'O(n)',
  'O(n log n)',
  'O(n^2)',
  'O(n^3)',
  'O(2^n)',
] as const;

/** `O(n^2)` as it is set in print. */
export const printed = (name: string) =>
  name.replace('^2', '²').replace('^3', '³').replace('2^n', '2ⁿ').replace('sqrt n', '√n');
