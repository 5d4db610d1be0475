import { expect, it } from 'vitest';
import { link, openTask, program, saved, signedIn, useBrowser, visit, write } from '../support/browser';
import { findDuplicates, twoSum } from '../support/programs';

useBrowser();

it('signs in, finds a task, sees why it fails, and solves it', async () => {
  const { page, complaints } = await signedIn();
  expect(page.url()).not.toContain('#');

  await page.getByRole('searchbox').fill('two sum');
  await page.getByRole('link', { name: /Two sum/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Two sum' }).waitFor();

  await page.getByRole('textbox', { name: 'Approach' }).fill('Remember what was seen; ask for the partner.');
  await page.getByRole('combobox', { name: 'Time' }).selectOption('O(n)');
  await page.getByRole('button', { name: 'Say it', exact: true }).click();
  await page.getByText('You claimed O(n) time.').waitFor();

  await write(page, twoSum.usesANumberTwice);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /of \d+ shown cases pass/ }).waitFor();
  const open = page.locator('[data-case="half-of-target"]');
  await open.getByText('wrong answer').first().waitFor();
  expect(await open.getByText('input', { exact: true }).isVisible()).toBe(true);
  expect(await open.getByText('got', { exact: true }).isVisible()).toBe(true);
  await page.getByText('hidden ones run on Submit').waitFor();

  await page.getByRole('tab', { name: 'Solutions' }).click();
  await page.getByText('After your first submission').waitFor();

  await write(page, twoSum.right);
  await saved(page, 'saved');
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('heading', { name: 'Accepted' }).waitFor({ timeout: 60_000 });

  await page.getByRole('button', { name: /^Compare with/ }).waitFor();
  await page.getByRole('tab', { name: 'Solutions' }).click();
  await page.getByText('O(n log n) time').waitFor();
  await page.getByRole('tab', { name: /Attempts/ }).click();
  await page.getByRole('button', { name: /accepted/ }).waitFor();

  await page.goto('/questions?q=two+sum');
  await page.getByRole('link', { name: /done Two sum.*solved/ }).waitFor();
  expect(complaints).toEqual([]);
});

it('marks the line a program stopped on, and shows what it printed', async () => {
  const { page } = await signedIn();
  await openTask(page, 'two-sum');
  await write(page, twoSum.stops);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const failed = page.locator('[data-case="plain"]');
  await failed.getByText('IndexError').first().waitFor();
  await failed.getByText('looking for 9').waitFor();
  expect(await page.locator('.cm-failing').textContent()).toContain('return numbers[len(numbers)]');
});

it('begins in the body, and says once what Python cannot read', async () => {
  const { page } = await signedIn();
  await openTask(page, 'directed-cycle');
  await page.keyboard.press('e');
  await page.keyboard.type('return 1 +');
  expect((await program(page)).split('\n').at(-1)).toBe('    return 1 +');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Python cannot read the program' }).waitFor();
  const result = page.getByRole('region', { name: 'Result' });
  expect(
    await result
      .getByText(/SyntaxError/)
      .filter({ visible: true })
      .count(),
  ).toBeGreaterThan(0);
  expect(await page.locator('[data-case]').count()).toBe(0);
  await page.getByRole('button', { name: /^Go to line/ }).waitFor();
});

it('says how often an item is too much, and keeps the solutions to their tab until it is right', async () => {
  const { page } = await signedIn();
  await openTask(page, 'find-duplicates');
  await write(page, findDuplicates.wrong);
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('heading', { name: 'Wrong answer' }).waitFor({ timeout: 60_000 });
  await page
    .getByText(/occurs twice, expected once/)
    .first()
    .waitFor();
  await page.getByText('1 case counts for more points').waitFor();
  expect(await page.getByRole('button', { name: /^Compare with/ }).count()).toBe(0);
});

it('runs an input of one’s own', async () => {
  const { page } = await signedIn();
  await openTask(page, 'two-sum');
  await write(page, twoSum.right);
  await page.getByRole('tab', { name: 'own input' }).click();
  await page.getByRole('textbox', { name: /Arguments of two_sum/ }).fill('[5, 5]\n10');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Your own input' }).waitFor();
  await page.locator('[data-case="own"]').getByText('[0, 1]').first().waitFor();
});

it('starts an input of one’s own from a shown case, and runs it with the tab still in focus', async () => {
  const { page } = await signedIn();
  await openTask(page, 'binary-search');
  await page.getByRole('tab', { name: 'own input' }).click();
  const input = page.getByRole('textbox', { name: /Arguments of binary_search/ });
  expect(await input.inputValue()).toBe('[1, 3, 5, 7, 9]\n5');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Your own input' }).waitFor();
  await input.fill('[1, 3');
  await page.keyboard.press('Control+Enter');
  await page.getByText('This cannot be run').waitFor();
});

it('asks for the plan above the editor until it is skipped, and puts failures first', async () => {
  const { page } = await signedIn();
  await openTask(page, 'binary-search');
  await page.getByRole('textbox', { name: 'Approach' }).waitFor();
  await page.getByRole('button', { name: 'Skip', exact: true }).click();
  await page.getByRole('textbox', { name: 'Approach' }).waitFor({ state: 'detached' });
  await write(page, 'def binary_search(values, target):\n    return 2\n');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /of \d+ shown cases pass/ }).waitFor();
  const words = await page.locator('[data-case]').allInnerTexts();
  expect(words[0]).toContain('wrong answer');
  expect(words.at(-1)).not.toContain('wrong answer');
});

it('starts again with Undo, and brings an old program back', async () => {
  const { page } = await signedIn();
  await openTask(page, 'two-sum');
  await write(page, twoSum.right);
  await saved(page, 'saved');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Start again' }).click();
  await page.getByText('Started again.').waitFor();
  await expect.poll(() => program(page)).not.toContain('enumerate');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => program(page)).toContain('enumerate');

  await page.getByRole('tab', { name: /Attempts/ }).click();
  await write(page, '# something else');
  await page
    .getByRole('button', { name: /accepted/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Put it in the editor' }).click();
  await expect.poll(() => program(page)).toContain('def two_sum');
});

it('says what to do when a link was used', async () => {
  const { page } = await visit();
  const address = await link();
  await page.goto(address);
  await page.waitForURL((url) => url.pathname === '/');
  await page.context().clearCookies();
  await page.goto('/settings');
  await page.waitForURL('**/sign-in?next=*');
  await page.goto(address);
  await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
  await page.getByText('This link was used already').waitFor();
  expect(await page.getByText('askback link', { exact: true }).isVisible()).toBe(true);
  expect(page.url()).not.toContain('#');
});

it('asks nobody for a link who is signed in', async () => {
  const { page } = await signedIn();
  await page.goto('/sign-in');
  await page.waitForURL((url) => url.pathname === '/');
});
