import { describe, it } from 'vitest';
import { openTask, signedIn, useBrowser, visit, write } from '../support/browser';
import { clean } from '../support/clean';
import { findDuplicates } from '../support/programs';

useBrowser();

const screens = [
  { name: 'light, wide', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark, wide', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'light, phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'dark, phone', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

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
    await openTask(page, 'mutable-default');
    await clean(page, 'a program to debug');
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
