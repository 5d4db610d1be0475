import { expect, it } from 'vitest';
import { saved, signedIn, useBrowser, write } from '../support/browser';

useBrowser();

const exact = 'returns a list with one text for each whole number';
const brief = 'FizzBuzz with a twist';

it('shows the exact statement at once to whoever comes from the list', async () => {
  const { page } = await signedIn();
  await page.getByRole('searchbox').fill('fizzbuzz');
  await page.getByRole('link', { name: /FizzBuzz with rules/ }).click();
  await page.getByText(exact).waitFor();
  expect(await page.getByText(brief).count()).toBe(0);
});

it('gives the brief as in an interview, answers what is asked, and keeps it as evidence', async () => {
  const { page, complaints } = await signedIn();
  await page.goto('/questions/fizzbuzz-rules');
  await page.getByRole('checkbox', { name: 'As in an interview' }).check();
  await page.waitForURL('**as=interview');
  await page.getByText(brief).waitFor();
  expect(await page.getByText(exact).count()).toBe(0);

  const question = page.getByRole('textbox', { name: 'Your question about the task' });
  await question.fill('what happens with 0 and negatives?');
  await question.press('Enter');
  const log = page.getByRole('log');
  await log.getByText('0 is divisible by every divisor').waitFor();
  await question.fill('which colour is the sky');
  await question.press('Enter');
  await log.getByText('Nobody has thought of that.').waitFor();
  await page.getByRole('button', { name: 'I don’t know what to ask' }).click();
  await page.getByRole('button', { name: 'Shall I print the lines or return them?' }).click();
  await log.getByText('Return them: a list').waitFor();
  expect(await page.getByRole('button', { name: 'Shall I print the lines or return them?' }).count()).toBe(0);

  await write(page, 'def fizzbuzz(first, last, rules):\n    return []\n');
  await saved(page, 'saved');
  await question.fill('how many numbers are there at most');
  await question.press('Enter');
  await log.getByText('Up to 100,000 numbers').waitFor();

  // The address no longer says it, the attempt does.
  await page.goto('/questions/fizzbuzz-rules');
  await page.getByText(brief).waitFor();
  expect(await log.getByText('which colour is the sky').isVisible()).toBe(true);
  expect(await page.getByRole('checkbox', { name: 'As in an interview' }).count()).toBe(0);
  await page.getByRole('tab', { name: /Attempts/ }).click();
  await page.getByText('asked 3 before coding').waitFor();

  await page.getByRole('button', { name: 'Show the exact statement' }).click();
  await page.getByText(exact).waitFor();
  await page.reload();
  await page.getByText(exact).waitFor();
  await page.getByText('What you asked: asked 3 before coding').waitFor();
  expect(complaints).toEqual([]);
});

it('begins with the brief when “next” led to the task', async () => {
  const { page } = await signedIn();
  await page.goto('/questions?kind=coding&sort=title');
  await page.getByRole('link', { name: /A retry decorator/ }).click();
  await page.getByRole('heading', { level: 1, name: 'A retry decorator' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: 'Are two texts anagrams?' }).waitFor();
  await page.getByRole('heading', { name: 'Ask first' }).waitFor();
  await page.getByRole('checkbox', { name: 'As in an interview' }).uncheck();
  await page.getByRole('heading', { name: 'Ask first' }).waitFor({ state: 'detached' });
  // Without a brief there is nothing to choose.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: 'Binary search' }).waitFor();
  await page.waitForURL('**/questions/binary-search');
  expect(await page.getByRole('checkbox', { name: 'As in an interview' }).count()).toBe(0);
});
