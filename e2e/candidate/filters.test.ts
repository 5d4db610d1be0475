import { expect, it } from 'vitest';
import { signedIn, useBrowser } from '../support/browser';

useBrowser();

it('keeps search, filters and order in the address', async () => {
  const { page } = await signedIn();
  const all = await page.locator('[data-row]').count();
  await page.getByRole('checkbox', { name: /^coding/ }).check();
  await page.waitForURL('**/questions?kind=coding');
  await expect.poll(() => page.locator('[data-row]').count()).toBeLessThan(all);

  await page.getByRole('checkbox', { name: /^easy/ }).check();
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('title');
  await page.waitForURL('**/questions?kind=coding&difficulty=easy&sort=title');
  const titles = await page.locator('[data-row] .title').allTextContents();
  expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b)));

  await page.reload();
  await page.locator('[data-row]').first().waitFor();
  expect(await page.getByRole('checkbox', { name: /^coding/ }).isChecked()).toBe(true);
  await expect.poll(() => page.locator('[data-row] .title').allTextContents()).toEqual(titles);

  await page.goBack();
  await page.waitForURL('**/questions?kind=coding&difficulty=easy');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => page.locator('[data-row]').count()).toBe(all);
});

it('says what to do when nothing fits', async () => {
  const { page } = await signedIn();
  await page.getByRole('searchbox').fill('nothing has these words');
  await page.getByRole('heading', { name: 'No question fits all of these' }).waitFor();
  await page.getByRole('button', { name: 'Clear all' }).last().click();
  await page.locator('[data-row]').first().waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
});
