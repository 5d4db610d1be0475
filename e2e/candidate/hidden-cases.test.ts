import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openTask, signedIn, useBrowser, write } from '../support/browser';
import { twoSum } from '../support/programs';

useBrowser();

/** What is only in hidden cases: their arguments, longer than chance. */
function secrets(): string[] {
  const text = readFileSync(resolve(import.meta.dirname, '../../bank/two-sum/cases.toml'), 'utf8');
  const cases = text.split('[[case]]').slice(1);
  const argsOf = (piece: string) =>
    [...(piece.match(/^args = \[(.*)\]$/m)?.[1] ?? '').matchAll(/"((?:\\.|[^"\\])*)"/g)].map(
      (one) => one[1]!,
    );
  const shown = cases.filter((one) => /visible = true/.test(one)).flatMap(argsOf);
  const hidden = cases.filter((one) => !/visible = true/.test(one)).flatMap(argsOf);
  return hidden.filter((arg) => arg.length > 6 && !shown.includes(arg));
}

it('lets nothing of a hidden case into any answer of the server', async () => {
  const looked = secrets();
  expect(looked.length).toBeGreaterThan(0);
  const { page } = await signedIn();
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/')) bodies.push(response.text().catch(() => ''));
  });
  await openTask(page, 'two-sum');
  await write(page, twoSum.usesANumberTwice);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /shown cases pass/ }).waitFor();
  // A program that prints whatever it is given.
  await write(
    page,
    'def two_sum(numbers, target):\n    print(numbers, target)\n    raise ValueError(numbers, target)\n',
  );
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('heading', { name: 'Stopped with an error' }).waitFor({ timeout: 60_000 });
  await page.getByRole('tab', { name: /Attempts/ }).click();
  await page
    .getByRole('button', { name: /stopped with an error/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  const all = (await Promise.all(bodies)).join('\n');
  expect(all).toContain('[2, 7, 11, 15]');
  for (const secret of looked) expect(all, `a hidden argument came through: ${secret}`).not.toContain(secret);
});
