import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { program, signedIn, useBrowser, write } from '../support/browser';
import { useAuthor } from './bank';

useBrowser();
const author = useAuthor();

const signIn = async (options = {}) =>
  signedIn({ baseURL: author.server.origin, ...options }, author.server.data);
const read = (path: string) => readFile(join(author.mine, path), 'utf8');

async function edit(page: Page, id: string) {
  await page.goto(`/questions/${id}/edit`);
  await page.locator('.cm-content').waitFor();
}

const open = (page: Page, file: string) =>
  page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: file }).first().click();
const faults = (page: Page, n: number) => page.locator(`[data-faults="${n}"]`).waitFor();
const kept = (page: Page, state: 'kept' | 'nothing') => page.locator(`[data-draft="${state}"]`).waitFor();
/** Waits until the draft on the page is the one that was read last. */
const preview = (page: Page) => page.getByRole('tabpanel');

it('edits a question from its page: fault, mending, preview, check, difference, save, undo', async () => {
  const { page, complaints } = await signIn();
  await page.goto('/questions/double');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Edit the question' }).click();
  await page.locator('.cm-content').waitFor();
  await preview(page).getByRole('heading', { name: 'Double a number' }).waitFor();

  const before = await read('double/question.md');
  await write(page, before.replace('level = "junior"', 'levl = "junior"'));
  const fault = page.getByRole('button', { name: /question\.md:6.*did you mean "level"/ });
  await fault.waitFor();
  await page.locator('.cm-lint-marker-error').waitFor();
  expect(await page.getByText('The last version without a fault is shown.').isVisible()).toBe(true);
  await open(page, 'cases.toml');
  await fault.click();
  await expect.poll(() => program(page)).toContain('levl = "junior"');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('cm-content');

  await write(page, before.replace('Return twice', 'Give back twice'));
  await faults(page, 0);
  await preview(page).getByText('Give back twice the number.').waitFor();

  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Everything went as it should' }).waitFor({ timeout: 60_000 });
  expect(await page.getByRole('row', { name: /passed/ }).count()).toBeGreaterThan(0);

  await page.getByRole('tab', { name: 'Difference' }).click();
  await page.getByRole('heading', { name: `Save writes this into ${author.mine}/double` }).waitFor();
  await preview(page).getByText('+Give back twice the number.').waitFor();
  expect(await read('double/question.md')).toBe(before);

  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+s');
  await page.getByText(`Saved in ${author.mine}/double`).waitFor();
  await kept(page, 'nothing');
  expect(await read('double/question.md')).toContain('Give back twice');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('The former content is back in the folder').waitFor();
  expect(await read('double/question.md')).toBe(before);
  expect(await program(page)).toContain('Give back twice');
  expect(complaints).toEqual([]);
});

it('says what a check found, and goes to its line', async () => {
  const { page } = await signIn();
  await edit(page, 'double');
  await open(page, 'solution.py');
  await write(page, 'def double(number):\n    return number\n');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('heading', { name: 'Something did not go as it should' }).waitFor({ timeout: 60_000 });
  await open(page, 'question.md');
  await preview(page)
    .getByRole('button', { name: /solution\.py/ })
    .first()
    .click();
  await expect.poll(() => program(page)).toContain('return number');
});

it('keeps a draft through a reload, with added and removed files', async () => {
  const { page } = await signIn();
  await edit(page, 'double');
  await write(page, (await read('double/question.md')).replace('twice', 'two times'));
  await page.getByRole('button', { name: 'Add a file' }).click();
  await page.getByLabel('Name of the file').fill('notes.txt');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('No question has a file of this name.').waitFor();
  await page.getByLabel('Name of the file').fill('wrong/zero.py');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await write(page, 'def double(number):\n    return 0\n');
  await open(page, 'starter.py');
  await page.getByRole('button', { name: 'Remove starter.py' }).click();
  await page.getByText('3 files changed').waitFor();
  await kept(page, 'kept');
  await page.reload();
  await page.getByText('Your unsaved draft is back').waitFor();
  await expect.poll(() => program(page)).toContain('two times');
  await page.getByText('3 files changed').waitFor();
  await open(page, 'wrong/zero.py');
  await expect.poll(() => program(page)).toContain('return 0');
  expect(await page.getByRole('button', { name: /^starter\.py/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Back to what the folder has' }).click();
  await kept(page, 'nothing');
});

it('shows both when the folder was changed meanwhile, and loses neither', async () => {
  const { page } = await signIn();
  await edit(page, 'double');
  const before = await read('double/question.md');
  await write(page, before.replace('twice', 'mine'));
  await faults(page, 0);
  await writeFile(join(author.mine, 'double/question.md'), before.replace('twice', 'theirs'));
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'The folder was changed meanwhile' }).waitFor();
  const both = page.getByRole('table');
  expect(await both.getByText('Return mine the number.').isVisible()).toBe(true);
  expect(await both.getByText('Return theirs the number.').isVisible()).toBe(true);
  expect(await read('double/question.md')).toContain('theirs');

  await page.getByRole('button', { name: 'Take the folder’s' }).click();
  await expect.poll(() => program(page)).toContain('Return theirs');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => program(page)).toContain('Return mine');
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+s');
  await page.getByText(`Saved in ${author.mine}/double`).waitFor();
  expect(await read('double/question.md')).toContain('Return mine');
  await writeFile(join(author.mine, 'double/question.md'), before);
});

it('offers a patch that git applies where the bank cannot be written, and says why', async () => {
  const { page } = await signIn();
  await edit(page, 'treble');
  await page.getByText(/Askback runs as user \d+ and may not write to .*setfacl/).waitFor();
  await write(page, (await program(page)).replace('Return twice', 'Give back twice'));
  await kept(page, 'kept');
  await page.getByRole('button', { name: 'Patch', exact: true }).click();
  await page.getByText('git apply treble.patch').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the patch' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('treble.patch');
  const clone = await mkdtemp(join(tmpdir(), 'askback-clone-'));
  await cp(author.theirs, clone, { recursive: true });
  await download.saveAs(join(clone, 'treble.patch'));
  await promisify(execFile)('git', ['apply', 'treble.patch'], { cwd: clone });
  expect(await readFile(join(clone, 'treble/question.md'), 'utf8')).toContain('Give back twice');
  await rm(clone, { recursive: true, force: true });

  await page.getByRole('button', { name: `Save a copy in ${author.mine}` }).click();
  await page.getByText(`Saved in ${author.mine}/treble`).waitFor();
  expect(await read('treble/question.md')).toContain('Give back twice');
  await page.reload();
  await page.getByRole('button', { name: 'Save' }).waitFor();
});

it('begins a new question, by keyboard alone', async () => {
  const { page } = await signIn();
  await page.keyboard.press('a');
  await page.getByLabel('Id', { exact: true }).fill('say-hello');
  await page.getByLabel('Kind').selectOption('knowledge');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Begin' }).press('Enter');
  await page.getByText(`${author.mine}/say-hello.md`).waitFor();
  await page.locator('.cm-content').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText('Saved in').waitFor();
  await page.waitForURL('**/questions/say-hello/edit');
  expect(await read('say-hello.md')).toContain('id = "say-hello"');
  await page.goto('/questions/say-hello');
  await page.getByRole('heading', { name: 'Say hello' }).waitFor();
});
