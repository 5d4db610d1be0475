import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { signedIn, useBrowser, visit } from '../support/browser';

useBrowser();

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

async function clean(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' '))}`);
  expect(found, what).toEqual([]);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, `${what} scrolls sideways`).toBe(0);
}

/** How far below the bar a heading stands. */
const top = (page: Page, anchor: string) =>
  page.locator(`#${anchor}`).evaluate((node) => node.getBoundingClientRect().top);

it('opens the help, searches it and follows its links without a mouse', async () => {
  const { page, complaints } = await signedIn();
  for (let step = 0; (await focused(page)) !== 'Help' && step < 20; step++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/help');
  await page.getByRole('heading', { name: 'Help', level: 1 }).waitFor();
  await clean(page, 'the index');

  await page.keyboard.press('/');
  await page.keyboard.type('unordered_deep');
  await page.waitForURL('**/help?q=unordered_deep');
  await page.getByRole('heading', { name: /In any order at all levels/ }).waitFor();
  await clean(page, 'what was found');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/help/cases#in-any-order-at-all-levels-unordered_deep');
  await page.getByRole('heading', { name: 'Cases of a task' }).waitFor();
  await expect.poll(() => top(page, 'in-any-order-at-all-levels-unordered_deep')).toBeLessThan(120);
  await expect.poll(() => top(page, 'in-any-order-at-all-levels-unordered_deep')).toBeGreaterThan(40);
  await expect
    .poll(() => page.locator('[aria-current=location]').textContent())
    .toContain('In any order at all levels');
  expect(await page.locator('.document .tok-keyword').count()).toBeGreaterThan(10);
  await clean(page, 'a document');
  expect(asked.filter((path) => path === '/api/v1/help/cases')).toHaveLength(1);

  await page.goBack();
  await page.waitForURL('**/help?q=unordered_deep');
  await page.goto('/help/cases');
  await page.locator('.document').getByRole('link', { name: 'Writing a question' }).press('Enter');
  await page.waitForURL('**/help/authors-guide#a-task-with-code');
  await expect.poll(() => top(page, 'a-task-with-code')).toBeLessThan(120);
  expect(complaints).toEqual([]);
});

it('finds headings from the palette, and the keys from the list of keys', async () => {
  const { page } = await signedIn();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('what is kept');
  await page.getByRole('option', { name: /What is kept, and who sees it/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/help/start#what-is-kept-and-who-sees-it');
  await page.getByRole('heading', { name: 'The first five minutes' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('link', { name: 'All keys' }).press('Enter');
  await page.waitForURL('**/help/keyboard');
  await page.getByRole('heading', { name: 'The keys', level: 1 }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

it('is there for whoever is not signed in, in the dark and on a phone', async () => {
  const { page } = await visit({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'More on signing in' }).click();
  await page.waitForURL('**/help/start#signing-in');
  await page.getByRole('heading', { name: 'The first five minutes' }).waitFor();
  const picture = page.getByRole('img', { name: /A task: the statement/ });
  await expect
    .poll(() => picture.evaluate((node) => (node as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await clean(page, 'a document on a phone');
  await page.getByText('Contents', { exact: true }).click();
  await clean(page, 'the contents on a phone');
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'The keys' }).click();
  await page.waitForURL('**/help/keyboard');
  await page.getByRole('heading', { name: 'The keys', level: 1 }).waitFor();
  await clean(page, 'the keys on a phone');
  await page.goto('/help/nowhere');
  await page.getByRole('heading', { name: 'There is no such page of the help' }).waitFor();
  await clean(page, 'a page that is not there');
});
