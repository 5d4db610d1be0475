import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTask, signedIn, useBrowser, visit, write } from '../support/browser';
import { findDuplicates } from '../support/programs';

useBrowser();

const screens = [
  { name: 'light, wide', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark, wide', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'light, phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'dark, phone', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

async function clean(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(found, what).toEqual([]);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, `${what} scrolls sideways`).toBe(0);
}

describe.each(screens)('$name', ({ colorScheme, viewport }) => {
  const options = { colorScheme, viewport };
  const narrow = viewport.width < 1000;

  it('signing in', async () => {
    const { page } = await visit(options);
    await page.goto('/sign-in');
    await page.getByRole('heading', { name: 'A link signs you in' }).waitFor();
    await clean(page, 'without a link');
    await page.goto('/sign-in#wrong');
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    await clean(page, 'with a link that is refused');
  });

  it('the list, the palette and the keys', async () => {
    const { page } = await signedIn(options);
    await clean(page, 'list');
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    await clean(page, 'palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of this page' }).waitFor();
    await clean(page, 'keys');
    await page.keyboard.press('Escape');
    if (narrow) {
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('dialog', { name: 'Filters' }).waitFor();
      await clean(page, 'filters');
      await page.keyboard.press('Escape');
    }
    await page.goto('/questions?q=nothing+has+these+words');
    await page.getByRole('heading', { name: 'No question fits' }).waitFor();
    await clean(page, 'nothing found');
  });

  it('a task', async () => {
    const { page } = await signedIn(options);
    await openTask(page, 'find-duplicates');
    await clean(page, 'statement');
    if (narrow) await page.getByRole('button', { name: 'Program', exact: true }).click();
    await write(page, findDuplicates.wrong);
    await clean(page, 'program');
    await page.getByRole('tab', { name: 'own input' }).click();
    await clean(page, 'own input');
    await page.getByRole('tab', { name: 'solution.py' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('heading', { name: /shown cases pass/ }).waitFor();
    await clean(page, 'failing case');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('heading', { name: 'Wrong answer' }).waitFor({ timeout: 60_000 });
    await clean(page, 'submission');
    await page.getByRole('tab', { name: /Attempts/ }).click();
    await clean(page, 'attempts');
    await page
      .getByRole('button', { name: /wrong answer/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await page.getByText('It is the same program as now.').waitFor();
    await clean(page, 'an old program');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Solutions' }).click();
    await page.getByRole('heading', { name: 'Two sets in one pass' }).waitFor();
    await clean(page, 'solutions');
  });

  it('questions of the other kinds', async () => {
    const { page } = await signedIn(options);
    for (const id of ['gil', 'bug-story', 'url-shortener']) {
      await page.goto(`/questions/${id}`);
      await page.getByRole('button', { name: 'Read the answer' }).waitFor();
      await clean(page, id);
      await page.getByRole('button', { name: 'Read the answer' }).click();
      await clean(page, `${id}, with its answer`);
    }
  });

  it('a program with a fault', async () => {
    const { page } = await signedIn(options);
    await page.goto('/questions/mutable-default?step=predict');
    const run = page.getByRole('button', { name: 'Run it' });
    await run.or(page.getByRole('button', { name: 'Explain it' })).waitFor();
    if (await run.isVisible()) {
      await page.getByRole('textbox', { name: 'What does it print?' }).fill("['urgent']");
      await clean(page, 'prediction');
      await run.click();
      await page.getByText('Not as predicted').waitFor();
    }
    await clean(page, 'what it prints');
    await page.getByRole('button', { name: 'Explain it' }).click();
    const ticks = page.locator('[data-tick]').first();
    await ticks.or(page.getByRole('textbox')).waitFor();
    if (await page.getByRole('textbox').isVisible()) {
      await clean(page, 'explanation');
      await page.getByRole('textbox').fill('The list is made once.');
      await page.getByRole('button', { name: 'Hand in' }).click();
      await ticks.check();
    }
    await clean(page, 'explanation, ticked');
    await page.getByRole('button', { name: 'Fix', exact: true }).click();
    await page.locator('.cm-content').waitFor({ state: 'attached' });
    await clean(page, 'fix');
  });

  it('a task that begins with a brief', async () => {
    const { page } = await signedIn(options);
    await page.goto('/questions/valid-parentheses?as=interview');
    await page.getByRole('heading', { name: 'Ask first' }).waitFor();
    await page.getByRole('textbox', { name: 'Your question about the task' }).fill('which colour is the sky');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Nobody has thought of that').first().waitFor();
    await page.getByRole('button', { name: 'I don’t know what to ask' }).click();
    await clean(page, 'brief');
  });

  it('answering', async () => {
    const { page } = await signedIn(options);
    for (const id of ['gil', 'bug-story', 'url-shortener']) {
      await page.goto(`/questions/${id}/answer`);
      await page.getByRole('button', { name: 'Blank?' }).click();
      await page.getByRole('textbox').fill('One sentence about it.');
      await clean(page, `${id}, being answered`);
      await page.getByRole('button', { name: 'Hand in' }).click();
      const ticks = page.locator('[data-tick]');
      await ticks.first().check();
      await ticks.last().check();
      await page.locator('[data-ticks="saved"]').waitFor();
      await clean(page, `${id}, ticked`);
      await page.getByRole('button', { name: 'Ask me back' }).click();
      await page.getByText('Asked back, 1 of up to 3').waitFor();
      await clean(page, `${id}, asked back`);
      await page.getByRole('button', { name: 'Finish here' }).click();
      await page.getByRole('button', { name: 'Answer it again' }).waitFor();
      await clean(page, `${id}, at the end`);
    }
  });

  it('settings and a page that is not there', async () => {
    const { page } = await signedIn(options);
    await page.goto('/settings');
    await page.getByText(/^Rung/).waitFor();
    await clean(page, 'settings');
    await page.goto('/nowhere');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await clean(page, 'not found');
  });
});
