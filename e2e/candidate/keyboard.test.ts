import { expect, it } from 'vitest';
import { program, signedIn, useBrowser } from '../support/browser';

useBrowser();

it('finds, writes, runs and leaves a task without a mouse', async () => {
  const { page } = await signedIn();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip to the content');

  await page.keyboard.press('/');
  await page.keyboard.type('binary search');
  await page.waitForURL('**/questions?q=binary+search');
  await page.getByRole('link', { name: /Binary search/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/questions/binary-search');
  await page.locator('.cm-content').waitFor();

  await page.keyboard.press('e');
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('cm-content');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('def nothing():\npass');
  expect(await program(page)).toContain('    pass');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /0 of \d+ shown cases pass/ }).waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).not.toContain('cm-content');

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys of this page' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('l');
  await page.waitForURL('**/questions?q=binary+search');
});

it('opens a question from the palette', async () => {
  const { page } = await signedIn();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('interpreter lock');
  await page.getByRole('option', { name: /interpreter lock/i }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/questions/gil');
  await page.getByRole('button', { name: 'Read the answer' }).waitFor();
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'Points of a good answer' }).waitFor();
});

it('leaves single keys alone when they are switched off', async () => {
  const { page } = await signedIn();
  await page.goto('/settings');
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.goto('/questions');
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor();
});
