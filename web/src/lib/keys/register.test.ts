/** docs/keyboard.md lists the keys that the page registers: none is missing, none is made up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from '$lib/messages/en';

const source = join(import.meta.dirname, '../..');
const document = readFileSync(join(source, '../../docs/keyboard.md'), 'utf8');

const text = (key: string) => {
  const message = en[key as keyof typeof en];
  if (typeof message !== 'string') throw new Error(`${key} is no plain text`);
  return message;
};

/** `Mod+Shift+Enter` as the document writes it. */
const written = (combo: string) =>
  combo
    .split('+')
    .map((part, _, parts) => (part === 'Mod' ? 'Ctrl' : parts.length > 1 ? capital(part) : part))
    .join(' ')
    .replace('Escape', 'Esc')
    .replace(/^ $/, 'Space');
const capital = (word: string) => `${word[0]?.toUpperCase()}${word.slice(1)}`;

/** What every file that calls `keys.register` hands to it: key and label. */
function registered(): Set<string> {
  const found = new Set<string>();
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(svelte|ts)$/.test(file) || file.includes('.test.')) continue;
    const code = readFileSync(join(source, file), 'utf8');
    if (!code.includes('keys.register(')) continue;
    const combos = code.match(/combo: '/g) ?? [];
    const pairs = [...code.matchAll(/combo: '([^']+)',\s*label: t\('([^']+)'\)/g)];
    // Written in another way than this test can read, a key would be missed.
    expect(pairs.length, file).toBe(combos.length);
    for (const [, combo = '', label = ''] of pairs) found.add(`${written(combo)}: ${text(label)}`);
  }
  return found;
}

it('lists every key and no other', () => {
  const rows = [...document.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
  const listed = new Set(rows.map(([, key, label]) => `${key}: ${label}`));
  expect([...listed].sort()).toEqual([...registered()].sort());
  expect(listed.size).toBeGreaterThan(10);
});
