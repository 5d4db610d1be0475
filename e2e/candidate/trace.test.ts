import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openTask, signedIn, useBrowser, write } from '../support/browser';
import { clean } from '../support/clean';
import { twoSum } from '../support/programs';

useBrowser();

const ready = (page: Page) => page.locator('[data-trace="ready"]').waitFor({ timeout: 60_000 });
const line = (page: Page) => page.locator('[data-line][aria-current=step]').innerText();

/** What the frame that runs has under a name. */
const value = (page: Page, name: string) =>
  page
    .locator('.frames .current dl > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^\\s*${name}(?:\\s|$)`) }) })
    .locator('dd')
    .innerText();

it('plays a wrong two-sum, and stops where the wrong value is returned', async () => {
  const { page, complaints } = await signedIn();
  await openTask(page, 'two-sum');
  await write(page, twoSum.usesANumberTwice);
  await page.keyboard.press('Control+Enter');
  const failed = page.locator('[data-case="half-of-target"]');
  await failed.getByRole('button', { name: 'Step through' }).click();
  await ready(page);

  await page.getByText('This is the wrong value.').first().waitFor();
  await page.getByText('two_sum returns [0, 0]').first().waitFor();
  expect(await line(page)).toContain('return [position, positions[target - number]]');
  expect(await value(page, 'number')).toBe('3');

  const slider = page.getByRole('slider', { name: 'Step' });
  const at = await slider.inputValue();
  await page.keyboard.press('Home');
  await page.getByText(/^Step 1 of \d+$/).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText(/^Step 2 of \d+$/).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('End');
  await expect.poll(() => slider.inputValue()).toBe(await slider.getAttribute('max'));
  await page.keyboard.press('i');
  await expect.poll(() => slider.inputValue()).toBe(at);

  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  // It plays by itself and stops where there is something to see.
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor({ timeout: 30_000 });
  await expect.poll(() => slider.inputValue()).toBe(at);

  await clean(page, 'the step trace');
  await page.keyboard.press('Escape');
  await page.locator('[data-trace]').waitFor({ state: 'detached' });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
    .toBe('Step through');
  expect(complaints).toEqual([]);
});

it('opens by its key, and says what was raised', async () => {
  const { page } = await signedIn();
  await openTask(page, 'two-sum');
  await write(page, twoSum.stops);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.locator('[data-case="plain"]').getByText('IndexError').first().waitFor();
  await page.keyboard.press('s');
  await ready(page);
  await page.getByText('IndexError: list index out of range').first().waitFor();
  await page.getByText('Here it is raised.').first().waitFor();
  expect(await page.getByRole('region', { name: 'Output' }).innerText()).toContain('looking for 9');
});

it('shows the list that all calls share, at the line that was not predicted', async () => {
  const { page, complaints } = await signedIn();
  await openTask(page, 'mutable-default');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Start again' }).click();
  await page.getByText('Started again.').waitFor();
  await page.goto('/questions/mutable-default');
  await page
    .getByRole('textbox', { name: 'What does it print?' })
    .fill("['urgent']\n['billing']\n['known', 'new']\n['last']");
  await page.getByRole('button', { name: 'Run it' }).click();
  await page.getByText('Not as predicted', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Step through it' }).click();
  await ready(page);

  await page.getByText('What is printed next is not what you predicted.').first().waitFor();
  await page.getByText("add_tag returns ['urgent', 'billing']").first().waitFor();
  expect(await line(page)).toContain('return tags');
  // The argument, the result and the default of the function: one list.
  const shared = page.locator('[data-object].shared');
  expect(await shared.innerText()).toMatch(/held 3 times[\s\S]*'urgent'[\s\S]*'billing'/);
  expect(await page.locator('path.arrow.shared').count()).toBe(3);
  for (const word of ['Line 3 runs next', 'Line 2 runs next', 'add_tag is called', 'Line 7 runs next']) {
    await page.keyboard.press('ArrowLeft');
    await page.getByText(word, { exact: true }).waitFor();
  }
  await page.keyboard.press('i');

  await page.setViewportSize({ width: 390, height: 844 });
  await clean(page, 'the step trace on a phone');
  expect(await shared.isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Next step' }).isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});
