import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { saved, signedIn, useBrowser } from '../support/browser';

useBrowser();

const field = (page: Page) => page.getByRole('textbox');
const timer = (page: Page) => page.getByRole('timer');
const ticks = (page: Page) => page.locator('[data-tick]');
const ticked = (page: Page) => page.locator('[data-ticks="saved"]').waitFor();

/** From now on time goes by only when it is told to. */
async function standing(page: Page) {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
}

async function toAnswer(page: Page, id: string) {
  await page.goto(`/questions/${id}/answer`);
  await field(page).waitFor();
}

async function handIn(page: Page, text: string) {
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await ticks(page).first().waitFor();
}

it('answers, ticks, is asked back with the reason, and is told what to say next time', async () => {
  const { page, complaints } = await signedIn();
  await page.goto('/questions/gil');
  await page.getByRole('button', { name: 'Answer it' }).click();
  await handIn(page, 'Only one thread runs Python bytecode at a time, because of a lock.');
  await page.getByText('No level yet').waitFor();

  await page.getByRole('checkbox', { name: /one lock per interpreter/ }).check();
  await page.getByText('estimate from your ticks').waitFor();
  await page.getByRole('radio', { name: '3, right but surface' }).isChecked();
  await page.getByRole('checkbox', { name: /Python can't do multithreading/ }).check();
  await page.getByText('It can. Threads are real threads').waitFor();
  await page.getByRole('checkbox', { name: /Python can't do multithreading/ }).uncheck();
  await page.getByRole('checkbox', { name: /protect reference counts/ }).check();
  await page.getByRole('radio', { name: '4, solid' }).and(page.locator(':checked')).waitFor();

  await page.getByRole('button', { name: 'Ask me back' }).click();
  await page.getByText('It is about a point you left out.').waitFor();
  await page.getByRole('heading', { name: /spends its time waiting for other services/ }).waitFor();
  await handIn(page, 'Yes, they wait together.');
  await page.getByText('You did not say: it is released while a thread waits').waitFor();
  // None of its points: what is not ticked was not said.
  await page.getByRole('button', { name: 'Ask me back' }).click();
  await page.getByText('Asked back, 2 of up to 3').waitFor();
  await page.getByRole('button', { name: 'Finish here' }).click();

  await page.getByRole('heading', { level: 2, name: 'solid' }).waitFor();
  await page.getByText('within the time').waitFor();
  await page.getByText('the lock is free while a thread waits').first().waitFor();

  await page.getByRole('button', { name: 'Answer it again' }).click();
  await expect.poll(() => field(page).inputValue()).toBe('');
  await page.getByText(/^Earlier answers/).waitFor();
  await page.locator('summary', { hasText: 'solid' }).first().click();
  await page.getByRole('link', { name: 'Open it with its ticks' }).first().click();
  await page
    .getByRole('checkbox', { name: /lock is free while a thread waits/ })
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
});

it('calls nothing complete that nobody ticked', async () => {
  const { page } = await signedIn();
  await toAnswer(page, 'mutable-or-immutable');
  await handIn(page, 'Some objects change in place and others do not.');
  await page.getByRole('button', { name: 'Finish here' }).click();
  await page.getByText('Nothing is ticked yet, so there is no level').waitFor();
  expect(await page.getByText('Nothing was left out').count()).toBe(0);
  await page.goto('/questions?q=mutable+or+immutable');
  await page
    .getByRole('link', { name: /Mutable/ })
    .first()
    .getByText('started')
    .waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'I said none of it' }).click();
  await page.getByRole('heading', { level: 2, name: 'not yet' }).waitFor();
  expect(await page.getByText('Nothing was left out').count()).toBe(0);
});

it('keeps answer, clock and ticks through a reload, and the words through a crash', async () => {
  const { page } = await signedIn();
  await toAnswer(page, 'decorators');
  await field(page).fill('A function that takes a function');
  await saved(page, 'saved');
  // A moment of it may be lost.
  await expect.poll(() => timer(page).textContent(), { timeout: 20_000 }).toBe('00:04');
  await page.reload();
  await expect.poll(() => field(page).inputValue()).toBe('A function that takes a function');
  expect(await timer(page).textContent()).not.toBe('00:00');

  await page.route('**/draft', (route) => route.abort());
  await field(page).fill('A function that takes a function and gives another one back');
  await saved(page, 'device');
  const context = page.context();
  // The page has no moment to say good-bye in.
  await page.goto('chrome://crash').catch(() => {});
  const after = await context.newPage();
  await toAnswer(after, 'decorators');
  await expect.poll(() => field(after).inputValue()).toContain('gives another one back');

  await after.getByRole('button', { name: 'Hand in' }).click();
  await ticks(after).nth(1).check();
  await ticked(after);
  await after.reload();
  await ticks(after).first().waitFor();
  expect(await ticks(after).nth(1).isChecked()).toBe(true);
  expect(await ticks(after).first().isChecked()).toBe(false);
});

it('keeps two tabs in step, up to handing in', async () => {
  const { page: first } = await signedIn();
  await toAnswer(first, 'closures');
  await field(first).fill('It remembers names');
  await saved(first, 'saved');
  const second = await first.context().newPage();
  await toAnswer(second, 'closures');
  expect(await field(second).inputValue()).toBe('It remembers names');
  await field(second).fill('It remembers names of where it was made');
  await expect.poll(() => field(first).inputValue()).toBe('It remembers names of where it was made');
  await first.getByRole('button', { name: 'Hand in' }).click();
  await ticks(second).first().waitFor();
  await ticks(second).first().check();
  await expect.poll(() => ticks(first).first().isChecked()).toBe(true);
});

it('shows both texts when two devices write one answer, and keeps both answers', async () => {
  const { page: here } = await signedIn();
  const { page: there } = await signedIn();
  await toAnswer(here, 'generators');
  await field(here).fill('begun');
  await saved(here, 'saved');
  await toAnswer(there, 'generators');
  await expect.poll(() => field(there).inputValue()).toBe('begun');
  await field(there).fill('from the other device');
  await saved(there, 'saved');
  await field(here).fill('from this device');
  await here.getByRole('heading', { name: 'Two versions of this answer' }).waitFor();
  const both = here.getByRole('table');
  expect(await both.getByText('from this device').isVisible()).toBe(true);
  expect(await both.getByText('from the other device').isVisible()).toBe(true);
  await here.getByRole('button', { name: 'Keep this tab’s' }).click();
  await saved(here, 'saved');

  await there.getByRole('button', { name: 'Hand in' }).click();
  await ticks(there).first().waitFor();
  await here.getByRole('button', { name: 'Hand in' }).click();
  await ticks(here).first().waitFor();
  await here.reload();
  await here.getByText('What you said so far').waitFor();
  expect(await here.locator('details', { hasText: 'from the other device' }).count()).toBe(1);
  expect(await here.locator('details', { hasText: 'from this device' }).count()).toBe(1);
});

it('refuses what says nothing and what is too long, and loses neither', async () => {
  const { page } = await signedIn();
  await toAnswer(page, 'is-or-equal');
  for (const nothing of ['', '   ', '🤷🐍']) {
    await field(page).fill(nothing);
    await page.keyboard.press('Control+Enter');
    await page.getByText('There is no word in it yet').waitFor();
    expect(await field(page).inputValue()).toBe(nothing);
  }
  await field(page).fill('السؤال عن الهوية والمساواة');
  expect(await field(page).evaluate((node) => getComputedStyle(node).direction)).toBe('rtl');
  await page.getByText('4 words').waitFor();

  const line = `${'word '.repeat(100)}\n`;
  // Typing so much takes the browser minutes.
  await field(page).evaluate((node: HTMLTextAreaElement, text) => {
    node.value = text;
    node.dispatchEvent(new Event('input', { bubbles: true }));
  }, line.repeat(2500));
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('an answer of up to 1 MiB is kept').waitFor();

  await field(page).fill(line.repeat(1000));
  await field(page).press('Control+End');
  await page.keyboard.type('two more');
  await page.getByText('100,002 words').waitFor();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await ticks(page).first().check();
  await ticked(page);
});

it('counts on a clock that does not jump, can be hidden, stretched and stopped', async () => {
  const { page } = await signedIn();
  await standing(page);
  await toAnswer(page, 'default-arguments');
  await page.getByText('It starts when you type').waitFor();
  await field(page).fill('Once, when def runs');
  await page.clock.runFor(61_300);
  expect(await timer(page).textContent()).toBe('01:01');
  await page.clock.setSystemTime(new Date('2031-01-01T00:00:00Z'));
  await page.clock.runFor(1000);
  expect(await timer(page).textContent()).toBe('01:02');

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.clock.runFor(30_000);
  expect(await timer(page).textContent()).toBe('01:02');

  await page.getByRole('combobox', { name: 'Time limits' }).selectOption('2');
  await page.getByText('180 s').or(page.getByText('3 min')).first().waitFor();
  await page.getByRole('button', { name: 'Hide the clock' }).click();
  await page.getByText('The clock is hidden').waitFor();
  expect(await timer(page).count()).toBe(0);
  await page.clock.resume();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('target 120 s').waitFor();
  await page.getByText('took 01:02').waitFor();
});

it('goes all the way without a mouse', async () => {
  const { page } = await signedIn();
  await page.goto('/questions/mutable-or-immutable');
  await page.getByRole('button', { name: 'Answer it' }).waitFor();
  await page.keyboard.press('a');
  await field(page).and(page.locator(':focus')).waitFor();
  await page.getByRole('button', { name: 'Blank?' }).press('Enter');
  await page.getByRole('heading', { name: 'When your mind is blank' }).waitFor();
  await page.getByRole('button', { name: /Begin with “At its core/ }).press('Enter');
  await page.keyboard.type('the object can change in place.');
  expect(await field(page).inputValue()).toBe('At its core, the object can change in place.');
  await page.keyboard.press('Control+Enter');
  await ticks(page).first().and(page.locator(':focus')).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await page.keyboard.press('Space');
  expect(await ticks(page).nth(1).isChecked()).toBe(true);
  await page.keyboard.press('5');
  await page.getByRole('status').getByText('Level: deep').waitFor();
  await page.getByRole('radio', { name: '5, deep' }).and(page.locator(':checked')).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Asked back, 1 of up to 3').waitFor();
  await field(page).and(page.locator(':focus')).waitFor();
});

it('takes what is typed straight away as the answer, wherever the focus is', async () => {
  const { page } = await signedIn();
  await page.goto('/questions/url-shortener/answer');
  await field(page).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('n h l: no shortcuts here');
  expect(await field(page).inputValue()).toBe('n h l: no shortcuts here');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.type('nhla');
  expect(new URL(page.url()).pathname).toBe('/questions/url-shortener/answer');
  expect(await timer(page).count()).toBe(1);
  await page.goto('/questions/late-binding?step=explain');
  await field(page).and(page.locator(':focus')).waitFor();
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: /Predict/ })
    .click();
  await field(page).and(page.locator(':focus')).waitFor();
});

it('shows the parts of a story and their time beside the clock', async () => {
  const { page } = await signedIn();
  await standing(page);
  await toAnswer(page, 'bug-story');
  await page.getByText('situation', { exact: true }).waitFor();
  await field(page).fill('Our invoice service was killed every night.');
  await page.clock.runFor(31_000);
  await page.getByText('action', { exact: true }).waitFor();
  await page.getByText('00:30 to 01:10').waitFor();
});
