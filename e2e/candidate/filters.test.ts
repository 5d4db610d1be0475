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
  // The address changes at once, the rows when the server has answered.
  const titles = async () => page.locator('[data-row] .title').allTextContents();
  const sorted = (of: string[]) => of.toSorted((a, b) => a.localeCompare(b));
  await expect.poll(async () => titles().then((of) => of.join() === sorted(of).join())).toBe(true);
  const inOrder = await titles();

  await page.reload();
  await page.locator('[data-row]').first().waitFor();
  expect(await page.getByRole('checkbox', { name: /^coding/ }).isChecked()).toBe(true);
  await expect.poll(titles).toEqual(inOrder);

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
