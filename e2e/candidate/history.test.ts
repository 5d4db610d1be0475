import { beforeAll, expect, it } from 'vitest';
import { signedIn, useBrowser } from '../support/browser';
import { eraseEverything, handIn, predict, say } from '../support/practice';
import { twoSum } from '../support/programs';

useBrowser();

let solved = '';
let again = '';

beforeAll(async () => {
  await eraseEverything();
  solved = await handIn('two-sum', twoSum.usesANumberTwice, twoSum.right);
  again = await handIn('two-sum', `# shorter\n${twoSum.right}`);
  await predict('mutable-default', "['a']");
  await say('gil', 3, 95_000);
  await say('gil', 3, 99_000);
}, 120_000);

it('lists attempts, narrows them, and opens one with the keyboard', async () => {
  const { page } = await signedIn();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'History' }).click();
  const rows = page.locator('[data-row]');
  await expect.poll(() => rows.count()).toBe(5);
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('coding');
  await page.waitForURL('**/history?kind=coding');
  await expect.poll(() => rows.count()).toBe(2);
  await page.reload();
  await expect.poll(() => rows.allInnerTexts().then((all) => all.join())).toContain('accepted, 2 programs');
  await page.getByRole('combobox', { name: 'State' }).selectOption('new');
  await page.getByRole('heading', { name: 'No attempt fits' }).waitFor();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => rows.count()).toBe(5);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'The list that remembers' }).waitFor();
  await page.getByText('did not come true').waitFor();
});

it('shows the difference between two programs, of one attempt and of two', async () => {
  const { page, complaints } = await signedIn();
  await page.goto(`/history/${solved}`);
  await page.getByText('failed on half of the target').waitFor();
  const table = page.getByRole('table');
  await table.getByText('positions = {}').waitFor();
  const changed = table.locator('tr.changed');
  expect(await changed.count()).toBe(3);
  expect(await changed.first().innerText()).toContain('for position, number in enumerate(numbers)}');

  await page.goto(`/history/${again}`);
  await table.getByText('# shorter').waitFor();
  const from = page.getByRole('combobox', { name: 'From' });
  expect(await from.locator('option:checked').innerText()).toMatch(
    /^earlier or later attempt, program 2, accepted/,
  );
  expect(await changed.count()).toBe(1);
  await from.selectOption({ index: 0 });
  await expect.poll(() => changed.count()).toBe(4);
  await from.selectOption({ index: 2 });
  await page.getByText('The two programs are the same.').waitFor();
  expect(complaints).toEqual([]);
});

it('says what an interviewer would write, with the attempts it rests on', async () => {
  const { page } = await signedIn();
  await page.goto('/progress');
  await page.getByText('1 of 11').waitFor();
  await page.getByText('2 of the last 2 answers went on for more than 90 s.').waitFor();
  await page.getByText('Right but surface, 2 times in a row.').waitFor();
  await page.getByRole('img', { name: '2 answers, 2 of them over 90 s: the rings.' }).waitFor();
  await page.getByRole('img', { name: /^Practised on 1 day of the last/ }).waitFor();
  const stuck = page.getByRole('listitem').filter({ hasText: 'times in a row' });
  await stuck.getByRole('link', { name: 'The global interpreter lock' }).click();
  await page.getByText('01:39 of 01:30').waitFor();
  await page.getByText('level 3, right but surface').waitFor();
});

it('deletes an attempt when that is meant', async () => {
  const { page } = await signedIn();
  await page.goto(`/history/${again}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete this attempt?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL('**/history');
  await expect.poll(() => page.locator('[data-row]').count()).toBe(4);
  await page.goto(`/history/${again}`);
  await page.getByRole('heading', { name: 'There is no such attempt' }).waitFor();
});
