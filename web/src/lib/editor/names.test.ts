import { expect, it } from 'vitest';
import { badName, freeNames } from './names';

it.each([
  ['', 'empty'],
  ['cases.toml', 'taken'],
  ['../evil.py', 'out'],
  ['/etc/passwd', 'out'],
  ['solutions\\a.py', 'out'],
  ['fixtures/.hidden', 'out'],
  ['fixtures//a', 'out'],
  ['notes.txt', 'unknown'],
  ['solutions/deep/a.py', 'unknown'],
  ['wrong/a.txt', 'unknown'],
  ['starter.py', null],
  ['wrong/strict.py', null],
  ['fixtures/deep/table.csv', null],
])('%s is %s', (name, expected) => expect(badName(name, ['cases.toml'])).toBe(expected));

it('offers names that are free', () => {
  expect(freeNames(['question.md', 'cases.toml'])).not.toContain('cases.toml');
  expect(freeNames([])).toContain('drive.py');
});
