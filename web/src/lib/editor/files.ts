import type { DraftFile, EditorFile, SaveFile } from '$lib/api';
import { diffLines } from 'diff';

/** A file on the desk: what is in the editor, and what it was made from. */
export interface OpenFile {
  path: string;
  /** What the editor has; null for what is not to be edited. */
  text: string | null;
  /** What the bank had; null for a file that is new. */
  base: string | null;
  /** The version of that; null for a file that is new. */
  version: string | null;
  /** Why it is not to be edited. */
  locked: string | null;
  removed: boolean;
}

/** The part of a file that a draft keeps. */
export type KeptFile = Pick<OpenFile, 'path' | 'text' | 'base' | 'version' | 'removed'>;

/** Question first, then cases, then by name, folders last: the order they are written in. */
const firsts = ['question.md', 'cases.toml', 'starter.py', 'before.py', 'solution.py'];

export function sorted<T extends { path: string }>(files: T[]): T[] {
  const rank = ({ path }: T) => {
    const at = firsts.indexOf(path);
    return at >= 0 ? at : path.includes('/') ? firsts.length + 1 : firsts.length;
  };
  return [...files].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

export const opened = (files: EditorFile[]): OpenFile[] =>
  sorted(files.map((file) => ({ ...file, base: file.text, removed: false })));

/** Files of a template: nothing of them is in a bank yet. */
export const fresh = (files: DraftFile[]): OpenFile[] =>
  sorted(files.map((file) => ({ ...file, base: null, version: null, locked: null, removed: false })));

export const isNew = (file: OpenFile) => file.version === null;
export const isChanged = (file: OpenFile) =>
  file.locked === null
    ? file.removed
      ? !isNew(file)
      : isNew(file) || file.text !== file.base
    : file.removed;

/** Every file as it is to be. */
export const draftOf = (files: OpenFile[]): DraftFile[] =>
  files
    .filter((file) => !file.removed)
    .map(({ path, text, locked }) => ({ path, text: locked ? null : text }));

/** What a save has to write. */
export const changesOf = (files: OpenFile[]): SaveFile[] =>
  files
    .filter(isChanged)
    .map(({ path, text, version, removed }) => ({ path, text: removed ? null : text, base: version }));

/** What a draft keeps; nothing when all is as in the bank. */
export const keptOf = (files: OpenFile[]): KeptFile[] =>
  files
    .filter(isChanged)
    .map(({ path, text, base, version, removed }) => ({ path, text, base, version, removed }));

/** What one's own files are after the bank was read again, and which of them were changed on both sides. */
export interface Merged {
  files: OpenFile[];
  conflicts: EditorFile[];
}

/** Files that nobody changed here take what the bank has now; the others stay, and are told where both changed. */
export function merged(own: KeptFile[], bank: EditorFile[]): Merged {
  const files = new Map(opened(bank).map((file) => [file.path, file]));
  const conflicts: EditorFile[] = [];
  for (const mine of own) {
    const theirs = files.get(mine.path);
    const wanted = mine.removed ? null : mine.text;
    const same = (theirs?.version ?? null) === mine.version;
    if (!same && (theirs?.text ?? null) === wanted) continue;
    files.set(mine.path, { ...mine, locked: theirs?.locked ?? null });
    if (!same)
      conflicts.push(
        bank.find((file) => file.path === mine.path) ?? {
          path: mine.path,
          text: null,
          version: null,
          locked: null,
        },
      );
  }
  return { files: sorted([...files.values()]), conflicts };
}

/** One's own text goes on, made from what the bank has now. */
export const keepMine = (files: OpenFile[], theirs: EditorFile): OpenFile[] =>
  files
    .map((file) =>
      file.path === theirs.path ? { ...file, base: theirs.text, version: theirs.version } : file,
    )
    .filter((file) => !(file.removed && isNew(file)));

/** What the bank has takes the place of one's own. */
export const takeTheirs = (files: OpenFile[], theirs: EditorFile): OpenFile[] =>
  theirs.version === null
    ? files.filter((file) => file.path !== theirs.path)
    : files.map((file) =>
        file.path === theirs.path ? { ...theirs, base: theirs.text, removed: false } : file,
      );

/** What brings back the former content after a save; both are what the bank had. */
export function undoOf(before: OpenFile[], after: EditorFile[]): SaveFile[] {
  const now = new Map(after.map((file) => [file.path, file]));
  const back: SaveFile[] = [];
  for (const { path, base, version } of before) {
    const file = now.get(path);
    if (version !== null && base !== null && file?.version !== version)
      back.push({ path, text: base, base: file?.version ?? null });
  }
  for (const file of after) {
    const was = before.find(({ path }) => path === file.path);
    if (!was || was.version === null) back.push({ path: file.path, text: null, base: file.version });
  }
  return back;
}

/** Lines that a save adds and removes. */
export function lineCounts(files: OpenFile[]): { files: number; added: number; removed: number } {
  const changed = files.filter(isChanged);
  let added = 0;
  let removed = 0;
  for (const file of changed)
    for (const part of diffLines(file.base ?? '', file.removed ? '' : (file.text ?? ''))) {
      if (part.added) added += part.count;
      else if (part.removed) removed += part.count;
    }
  return { files: changed.length, added, removed };
}
