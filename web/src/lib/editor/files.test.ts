import { describe, expect, it } from 'vitest';
import type { EditorFile } from '$lib/api';
import {
  changesOf,
  draftOf,
  fresh,
  isChanged,
  keepMine,
  keptOf,
  lineCounts,
  merged,
  opened,
  takeTheirs,
  undoOf,
  type OpenFile,
} from './files';

const lies = (path: string, text: string | null, version: string | null = `v-${text}`): EditorFile => ({
  path,
  text,
  version,
  locked: null,
});
const bank = [lies('starter.py', 's\n'), lies('question.md', 'q\n'), lies('solutions/a.py', 'a\n')];
const typed = (files: OpenFile[], path: string, text: string) =>
  files.map((file) => (file.path === path ? { ...file, text } : file));
const removed = (files: OpenFile[], path: string) =>
  files.map((file) => (file.path === path ? { ...file, removed: true } : file));

it('opens files in the order they are written in', () => {
  expect(opened(bank).map(({ path }) => path)).toEqual(['question.md', 'starter.py', 'solutions/a.py']);
});

describe('what a save writes', () => {
  it('is nothing while nothing has changed', () => {
    expect(changesOf(opened(bank))).toEqual([]);
    expect(keptOf(typed(opened(bank), 'question.md', 'q\n'))).toEqual([]);
  });

  it('is what changed, what goes and what is new, each with what it was made from', () => {
    const files = [
      ...removed(typed(opened(bank), 'question.md', 'q2\n'), 'starter.py'),
      ...fresh([{ path: 'check.py', text: '' }]),
    ];
    expect(changesOf(files)).toEqual([
      { path: 'question.md', text: 'q2\n', base: 'v-q\n' },
      { path: 'starter.py', text: null, base: 'v-s\n' },
      { path: 'check.py', text: '', base: null },
    ]);
    expect(draftOf(files).map(({ path }) => path)).toEqual(['question.md', 'solutions/a.py', 'check.py']);
    expect(lineCounts(files)).toEqual({ files: 3, added: 1, removed: 2 });
  });

  it('never is a file that is not to be edited', () => {
    const locked = { ...lies('fixtures/a.png', null), locked: 'no text' };
    const files = opened([locked]);
    expect(files.some(isChanged)).toBe(false);
    expect(draftOf(files)).toEqual([{ path: 'fixtures/a.png', text: null }]);
    expect(changesOf(removed(files, 'fixtures/a.png'))).toHaveLength(1);
  });
});

describe('a draft over what the bank has now', () => {
  const own = keptOf(removed(typed(opened(bank), 'question.md', 'mine\n'), 'starter.py'));

  it('comes back whole when nothing changed there', () => {
    const { files, conflicts } = merged(own, bank);
    expect(conflicts).toEqual([]);
    expect(keptOf(files)).toEqual(own);
  });

  it('takes what only the folder changed, and new files of it', () => {
    const now = [bank[0], bank[1], lies('solutions/a.py', 'a2\n'), lies('drive.py', 'd\n')] as EditorFile[];
    const { files, conflicts } = merged(own, now);
    expect(conflicts).toEqual([]);
    expect(files.find(({ path }) => path === 'solutions/a.py')?.text).toBe('a2\n');
    expect(files.some(({ path }) => path === 'drive.py')).toBe(true);
    expect(keptOf(files)).toEqual(own);
  });

  it('tells what both changed, and keeps both', () => {
    const now = [lies('question.md', 'theirs\n'), bank[0], bank[2]] as EditorFile[];
    const { files, conflicts } = merged(own, now);
    expect(conflicts).toEqual([now[0]]);
    expect(files.find(({ path }) => path === 'question.md')?.text).toBe('mine\n');
  });

  it('tells a file that was removed there', () => {
    const { conflicts } = merged(own, [bank[0], bank[2]] as EditorFile[]);
    expect(conflicts).toEqual([lies('question.md', null, null)]);
  });

  it('has nothing to tell when both changed alike', () => {
    const now = [lies('question.md', 'mine\n'), bank[2]] as EditorFile[];
    const { files, conflicts } = merged(own, now);
    expect(conflicts).toEqual([]);
    expect(files.some(isChanged)).toBe(false);
  });
});

describe('a choice between two texts', () => {
  const files = typed(opened(bank), 'question.md', 'mine\n');
  const theirs = lies('question.md', 'theirs\n');
  const gone = lies('question.md', null, null);
  const text = (list: OpenFile[]) => list.find(({ path }) => path === 'question.md')?.text;

  it('lets one’s own go on from theirs', () => {
    expect(changesOf(keepMine(files, theirs))).toEqual([
      { path: 'question.md', text: 'mine\n', base: theirs.version },
    ]);
    expect(changesOf(keepMine(files, gone))).toEqual([{ path: 'question.md', text: 'mine\n', base: null }]);
  });

  it('takes theirs', () => {
    expect(text(takeTheirs(files, theirs))).toBe('theirs\n');
    expect(takeTheirs(files, theirs).some(isChanged)).toBe(false);
    expect(text(takeTheirs(files, gone))).toBeUndefined();
  });
});

it('undoes a save: what changed, what went and what came', () => {
  const before = [
    ...removed(typed(opened(bank), 'question.md', 'q2\n'), 'starter.py'),
    ...fresh([{ path: 'check.py', text: 'c\n' }]),
  ];
  const after = [lies('question.md', 'q2\n'), lies('solutions/a.py', 'a\n'), lies('check.py', 'c\n')];
  expect(undoOf(before, after)).toEqual([
    { path: 'question.md', text: 'q\n', base: 'v-q2\n' },
    { path: 'starter.py', text: 's\n', base: null },
    { path: 'check.py', text: null, base: 'v-c\n' },
  ]);
});
