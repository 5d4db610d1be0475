/** Names of files that a question with code may have; the server decides, this only says so sooner. */
const beside = [
  'question.md',
  'cases.toml',
  'starter.py',
  'solution.py',
  'before.py',
  'drive.py',
  'generate.py',
  'check.py',
];
const folders = ['solutions/', 'wrong/', 'mutants/'];

export type BadName = 'empty' | 'taken' | 'out' | 'unknown';

/** Why a file cannot have that name; null when it can. */
export function badName(name: string, taken: string[]): BadName | null {
  if (name === '') return 'empty';
  const parts = name.split('/');
  if (name.includes('\\') || parts.some((part) => part === '' || part.startsWith('.'))) return 'out';
  if (taken.includes(name)) return 'taken';
  const inFolder =
    folders.some((folder) => name.startsWith(folder)) && parts.length === 2 && name.endsWith('.py');
  return beside.includes(name) || inFolder || name.startsWith('fixtures/') ? null : 'unknown';
}

/** Names that are still free, to choose from. */
export const freeNames = (taken: string[]): string[] =>
  [...beside, 'solutions/another.py', 'wrong/common-mistake.py'].filter((name) => !taken.includes(name));
