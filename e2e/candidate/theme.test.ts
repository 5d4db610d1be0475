import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { signedIn, useBrowser } from '../support/browser';

useBrowser();

const ground = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

it('follows the system until a theme is chosen, and remembers the choice', async () => {
  const { page } = await signedIn({ colorScheme: 'dark' });
  const dark = await ground(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => ground(page)).not.toBe(dark);

  await page.getByRole('button', { name: /Account/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect.poll(() => ground(page)).toBe(dark);
  await page.reload();
  await page.locator('[data-row]').first().waitFor();
  expect(await ground(page)).toBe(dark);
});
