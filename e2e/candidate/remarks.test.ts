import { expect, it } from 'vitest';
import { openTask, signedIn, useBrowser, write } from '../support/browser';
import { twoSum } from '../support/programs';

useBrowser();

it('says under a result how a program could be written, by keyboard and by mouse', async () => {
  const { page, complaints } = await signedIn();
  await openTask(page, 'two-sum');
  await write(page, twoSum.unusual);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('heading', { name: 'Pythonic' }).waitFor();

  const remarks = page.getByRole('region', { name: 'Pythonic' });
  const buttons = remarks.getByRole('button', { name: /Go to line/ });
  const names = await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  expect(names).toEqual(['Go to line 2, E711', 'Go to line 5, ASK101']);
  const better = remarks.getByRole('group', { name: 'Better' }).first();
  expect(await better.innerText()).toMatch(/-.*if target == None:\s*\+.*if target is None:/s);

  await page.keyboard.press('m');
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.cm-activeLine').textContent()).toContain('range(len(numbers))');

  await remarks.getByRole('link', { name: 'About ASK101' }).click();
  await page.waitForURL('**/help/idioms#ask101-*');
  await page.getByRole('heading', { name: /^ASK101/ }).waitFor();
  expect(complaints).toEqual([]);
});

it('says nothing about a program that could not be written better', async () => {
  const { page } = await signedIn();
  await openTask(page, 'two-sum');
  await write(page, twoSum.right);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('heading', { name: /shown cases pass/ }).waitFor();
  expect(await page.getByRole('heading', { name: 'Pythonic' }).count()).toBe(0);
});
