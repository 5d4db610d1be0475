import { beforeEach, expect, it } from 'vitest';
import { signedIn, useBrowser } from '../support/browser';
import { asOwner, eraseEverything, handIn, predict, say } from '../support/practice';

useBrowser();
beforeEach(eraseEverything);

const zone = 'Europe/Berlin';
/** The day of practice so many days from now: one begins at 04:00. */
const dayAfter = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(
    Date.now() + days * 86_400_000 - 4 * 3_600_000,
  );

async function doors() {
  const visited = await signedIn({ timezoneId: zone });
  await visited.page.goto('/');
  await visited.page.getByRole('heading', { level: 1, name: 'What brings you here?' }).waitFor();
  return visited;
}

it('leads from an interview in hours to the list of what is asked most', async () => {
  const { page, complaints } = await doors();
  await page.getByRole('button', { name: 'Show me the list' }).click();
  await page.getByRole('heading', { level: 1, name: /of what is asked most/ }).waitFor();
  const minutes = await page.locator('[data-question] .minutes').allInnerTexts();
  const sum = minutes.reduce((all, text) => all + Number.parseInt(text), 0);
  expect(sum).toBeGreaterThan(90);
  expect(sum).toBeLessThanOrEqual(120);
  const first = page.locator('[data-question]').first();
  expect(await first.getByRole('link').getAttribute('href')).toMatch(/^\/questions\/[a-z-]+\/answer$/);
  await page.reload();
  await page.getByText('Interview in hours').waitFor();
  expect(complaints).toEqual([]);
});

it('leads from an interview in days to a list for the day, once the day is said', async () => {
  const { page } = await doors();
  const days = page.getByRole('button', { name: 'Begin: An interview in days' });
  await days.click();
  await page.getByText('Choose the day first.').waitFor();
  await page.getByLabel('Day of the interview').fill(dayAfter(3));
  await days.click();
  await page.getByRole('heading', { level: 1, name: /^3 days left, \d+ minutes today$/ }).waitFor();
  expect(await asOwner('GET', '/profile')).toMatchObject({ zone, aim: { door: 'days' } });
  await page.getByRole('link', { name: /^Start: Are two texts anagrams/ }).click();
  await page.waitForURL('**/questions/anagram-check?as=interview');
});

it('leads from just practising to today, and the door can be changed', async () => {
  const { page } = await doors();
  await page.getByRole('button', { name: 'Begin: Just practise' }).click();
  await page.getByRole('heading', { level: 1, name: /^\d+ minutes today$/ }).waitFor();
  expect(await page.locator('[data-question]').count()).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog', { name: 'What do you practise for?' });
  await dialog.getByRole('button', { name: 'Show me the list' }).click();
  await page.getByRole('heading', { level: 1, name: /of what is asked most/ }).waitFor();
});

it('shows what was done today in its place, and what is under way', async () => {
  await say('gil', null);
  const { page } = await signedIn();
  await page.goto('/');
  const pick = page.locator('[data-question="decorators"], [data-question="default-arguments"]').first();
  const question = (await pick.getAttribute('data-question')) ?? '';
  expect(await pick.getAttribute('data-state')).toBe('new');
  await say(question, 4);
  await page.reload();
  await page.locator(`[data-question="${question}"][data-state="done"]`).waitFor();
});

it('lets the baseline be skipped, begun later, left and resumed', async () => {
  const { page } = await doors();
  await page.getByRole('button', { name: 'Skip it' }).click();
  await page.getByText('Skipped.').waitFor();
  await page.getByRole('button', { name: 'Begin the baseline' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Begin: Just practise' }).click();

  await page.getByRole('button', { name: 'Take the baseline' }).click();
  await page.waitForURL('**/baseline');
  await page.getByText('0 of 9 done').waitFor();
  const answers = page.locator('[data-question]').filter({ hasText: 'answer it' });
  expect(await answers.count()).toBe(6);
  const first = (await page.locator('[data-question]').first().getAttribute('data-question')) ?? '';
  await say(first, 3);

  const task = page.locator('[data-question]').filter({ hasText: 'solve it' });
  await task.getByRole('link').click();
  const strip = page.getByRole('navigation', { name: 'Baseline' });
  await strip.getByText('1 of 9 done').waitFor();
  expect(await strip.getByRole('link', { name: /^Next: / }).getAttribute('href')).toMatch(/\/answer$/);

  await page.goto('/');
  await page.getByText('1 of 9 done').waitFor();
  await page.getByRole('link', { name: 'Go on', exact: true }).click();
  await page.locator(`[data-question="${first}"][data-done="true"]`).waitFor();
  await page.getByRole('button', { name: 'Skip the rest' }).click();
  await page.getByRole('heading', { name: 'Where you stand' }).waitFor();
  await page.getByText('8 parts skipped; each can still be done').waitFor();
  expect(await page.getByText('predictions came true').count()).toBe(0);
  expect(await page.getByRole('link', { name: /^(Start|Go on): / }).count()).toBe(8);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('1 of 9 done').waitFor();
});

it('goes on in the baseline wherever "next" stands, and counts what is done at once', async () => {
  await asOwner('PUT', '/profile', { baseline: 'running' });
  const { page } = await signedIn();
  await page.goto('/baseline');
  await page
    .getByRole('link', { name: /^Start: / })
    .first()
    .click();
  const strip = page.getByRole('navigation', { name: 'Baseline' });
  await strip.getByText('0 of 9 done').waitFor();
  await page.getByRole('textbox').fill('One thing, and then another.');
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.locator('[data-tick]').first().check();
  await strip.getByText('1 of 9 done').waitFor();
  const next = strip.getByRole('link', { name: /^Next: / });
  const address = (await next.getAttribute('href')) ?? '';
  await page.getByRole('button', { name: 'Finish here' }).click();
  await page.getByRole('heading', { name: 'Say next time' }).waitFor();
  await page.keyboard.press('n');
  await page.waitForURL((url) => url.pathname === address);
  await page.getByText(/^Moved on to /).waitFor();
});

it('goes on in the list of the day, in the same words as every list', async () => {
  const { page } = await doors();
  await page.getByRole('button', { name: 'Begin: Just practise' }).click();
  const picks = page.locator('[data-question]');
  await picks.first().waitFor();
  const ids = await picks.evaluateAll((all) => all.map((one) => one.getAttribute('data-question') ?? ''));
  const [first = '', second = ''] = ids;
  await say(first, 3);
  await page.reload();
  const done = page.locator(`[data-question="${first}"][data-done="true"]`);
  await done.getByText('answer: right but surface').waitFor();
  expect(await done.getAttribute('data-state')).toBe('in_part');
  await done.getByRole('link').click();
  await page.getByRole('textbox').fill('Once more.');
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.locator('[data-tick]').first().check();
  await page.locator('[data-ticks="saved"]').waitFor();
  await page.getByRole('button', { name: 'Finish here' }).click();
  await page.getByRole('button', { name: /^Next question/ }).click();
  await page.waitForURL(`**/questions/${second}/answer*`);
});

it('ends the baseline with where to begin', async () => {
  await asOwner('PUT', '/profile', { baseline: 'running' });
  const { baseline } = await asOwner<{ baseline: { steps: { question: string; part: string }[] } }>(
    'GET',
    '/profile',
  );
  const levels = [5, 4, 4, 2, 4, 3];
  for (const { question, part } of baseline.steps) {
    if (part === 'answer') await say(question, levels.pop() ?? 4);
    else if (part === 'prediction') await predict(question, 'nothing');
    else await handIn(question, '# not yet\n');
  }
  const { page } = await signedIn();
  await page.goto('/baseline');
  await page.getByRole('heading', { name: 'Where you stand' }).waitFor();
  await page.getByText('6 answers of 6, 4 of them solid').waitFor();
  await page.getByText('0 of 2 predictions came true').waitFor();
  await page.getByText('the task is not solved yet').waitFor();
  expect(await page.getByText('Begin with').getByRole('link').count()).toBe(3);
  await page.getByRole('link', { name: 'To today' }).click();
  await page.getByRole('link', { name: 'What the baseline said' }).waitFor();
});
