import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openTask, signedIn, useBrowser, write } from '../support/browser';

useBrowser();

const task = 'group-anagrams';

/** Without quotes, blanks and escapes: however a value is written, it is found. */
const bare = (text: string) => text.replace(/[\s'"\\]/g, '');

/** The arguments of the shown and of the hidden cases. */
function argumentsOfCases(): { shown: string[]; hidden: string[] } {
  const file = resolve(import.meta.dirname, `../../bank/${task}/cases.toml`);
  const cases = readFileSync(file, 'utf8').split('[[case]]').slice(1);
  const argsOf = (piece: string) => [bare(/^args = \[(.*)\]$/m.exec(piece)?.[1] ?? '')];
  const isShown = (piece: string) => piece.includes('visible = true');
  const shown = cases.filter(isShown).flatMap(argsOf);
  const hidden = cases.filter((piece) => !isShown(piece)).flatMap(argsOf);
  return { shown, hidden: hidden.filter((one) => one.length > 6) };
}

it('lets nothing of a hidden case into any answer of the server', async () => {
  const { shown, hidden } = argumentsOfCases();
  expect(hidden.length).toBeGreaterThan(3);
  const { page } = await signedIn();
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/')) bodies.push(response.text().catch(() => ''));
  });
  await openTask(page, task);
  // A program that tells whatever it is given, in every way it has.
  await write(
    page,
    'import sys\n\n\ndef group_anagrams(words):\n    print(words)\n    print(words, file=sys.stderr)\n    raise ValueError(words)\n',
  );
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /shown cases pass/ }).waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('heading', { name: 'Stopped with an error' }).waitFor({ timeout: 60_000 });
  await page.getByRole('tab', { name: /Attempts/ }).click();
  await page
    .getByRole('button', { name: /stopped with an error/ })
    .first()
    .click();
  await page.getByText('It is the same program as now.').waitFor();
  const told = bare((await Promise.all(bodies)).join('\n'));
  expect(told).toContain(shown[0]);
  for (const secret of hidden)
    expect(told.includes(secret), `a hidden argument came through: ${secret}`).toBe(false);
});
