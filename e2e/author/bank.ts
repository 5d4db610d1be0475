/** Bank folders for the author's journeys: one that the server may write, and one that it may only read. */
import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { serve, type Served } from '../support/server';

const head = (id: string, kind: string) =>
  `+++\nformat = 1\nid = "${id}"\ntitle = "Double a number"\nkind = "${kind}"\nlevel = "junior"\ndifficulty = "easy"\n` +
  `topics = []\nroles = ["any"]\nfrequency = 3\nminutes = 5\nuse = ["practice"]\nstatus = "draft"\npython = ">=3.9"\n+++\n`;

export const question = `${head('double', 'coding')}Return twice the number.\n\n## Hints\n- Multiply.\n`;

const cases = `call = "double"
compare = "exact"

[[solution]]
file = "solution.py"
title = "Multiply"
time = "O(1)"
space = "O(1)"

[[case]]
id = "two"
category = "small numbers"
visible = true
args = ["2"]
expect = "4"

[[case]]
id = "zero"
category = "zero"
args = ["0"]
expect = "0"
`;

const files = {
  'double/question.md': question,
  'double/cases.toml': cases,
  'double/starter.py': 'def double(number):\n    ...\n',
  'double/solution.py': 'def double(number):\n    return 2 * number\n',
};

export interface Author {
  server: Served;
  /** A folder that the server may write. */
  mine: string;
  /** A folder that it may read alone. */
  theirs: string;
}

/** Writes a bank; answers its folders and files. */
async function lay(folder: string, renamed: (text: string) => string): Promise<string[]> {
  const made = new Set([folder]);
  for (const [path, text] of Object.entries(files)) {
    const at = join(folder, renamed(path));
    await mkdir(dirname(at), { recursive: true });
    await writeFile(at, renamed(text));
    made.add(dirname(at)).add(at);
  }
  return [...made];
}

/** A server with both folders, for all tests of a file. */
export function useAuthor(): Author {
  const author = {} as Author;
  let outer = '';
  let closed: string[] = [];
  beforeAll(async () => {
    outer = await mkdtemp(join(tmpdir(), 'askback-bank-'));
    await chmod(outer, 0o755);
    author.mine = join(outer, 'mine');
    author.theirs = join(outer, 'theirs');
    const open = await lay(author.mine, (text) => text);
    closed = await lay(author.theirs, (text) => text.replaceAll('double', 'treble'));
    for (const path of closed) await chmod(path, path.includes('.') ? 0o444 : 0o555);
    author.server = await serve('--bank', author.theirs, '--bank', author.mine);
    // Started as root, the server has become the owner of its data folder.
    const { uid, gid } = await stat(author.server.data);
    for (const path of open) await chown(path, uid, gid);
  });
  afterAll(async () => {
    await author.server?.end();
    for (const path of closed) await chmod(path, 0o755);
    await rm(outer, { recursive: true, force: true });
  });
  return author;
}
