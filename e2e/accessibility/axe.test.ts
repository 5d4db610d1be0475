import { describe, it } from 'vitest';
import { openTask, signedIn, useBrowser, visit, write } from '../support/browser';
import { clean } from '../support/clean';
import { asOwner, eraseEverything, handIn, predict, say } from '../support/practice';
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
    // Until it is gone it takes the next key.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
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
    // An attempt that began with the statement goes on with it.
    await eraseEverything();
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

  it('the first run and the baseline', async () => {
    await eraseEverything();
    const { page } = await signedIn(options);
    await page.goto('/');
    await page.getByRole('heading', { name: 'What brings you here?' }).waitFor();
    await page.getByRole('button', { name: 'Begin: An interview in days' }).click();
    await page.getByText('Choose the day first.').waitFor();
    await clean(page, 'doors');
    await page.getByRole('button', { name: 'Begin the baseline' }).click();
    await page.getByText('0 of 9 done').waitFor();
    await clean(page, 'baseline');
    await page.locator('[data-question]').last().getByRole('link').click();
    await page.getByRole('navigation', { name: 'Baseline' }).waitFor();
    await page.locator('.cm-content').waitFor({ state: 'attached' });
    await clean(page, 'a task of the baseline');
    await asOwner('PUT', '/profile', { baseline: 'skipped' });
  });

  it('today, history and progress', async () => {
    await eraseEverything();
    const { page } = await signedIn(options);
    await page.goto('/history');
    await page.getByRole('heading', { name: 'Nothing practised yet' }).waitFor();
    await clean(page, 'an empty history');
    const task = await handIn('valid-parentheses', '# not yet\n', '# still not\n');
    const predicted = await predict('mutable-default', '[]');
    await say('gil', 3, 95_000);
    const answered = await say('gil', 3, 99_000);
    await asOwner('PUT', '/profile', { aim: { door: 'hours' } });
    await page.goto('/');
    await page.getByRole('heading', { name: 'What an interviewer would write' }).waitFor();
    await clean(page, 'today');
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('dialog').waitFor();
    await clean(page, 'doors in a dialog');
    await page.keyboard.press('Escape');
    await page.goto('/history');
    await page.locator('[data-row]').first().waitFor();
    await clean(page, 'history');
    await page.goto('/progress');
    await page.getByText('As a table').first().click();
    await clean(page, 'progress');
    for (const [attempt, heading] of [
      [task, 'Programs'],
      [predicted, 'Predictions'],
      [answered, 'Answers'],
    ] as const) {
      await page.goto(`/history/${attempt}`);
      await page.getByRole('heading', { name: heading }).waitFor();
      if (attempt === task) await page.getByRole('table').waitFor();
      await clean(page, heading);
    }
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').waitFor();
    await clean(page, 'deleting');
  });

  it('settings and a page that is not there', async () => {
    const { page } = await signedIn(options);
    await page.goto('/settings');
    await page.getByText(/^Rung/).waitFor();
    await clean(page, 'settings');
    await page.getByRole('button', { name: 'Erase…' }).click();
    await page.getByRole('dialog').waitFor();
    await clean(page, 'erasing');
    await page.goto('/nowhere');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await clean(page, 'not found');
  });
});
