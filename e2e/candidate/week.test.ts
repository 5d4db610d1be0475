/** A week of practice, a day a server: in the page, at the desk and on the phone, and in the terminal. */
import { spawn } from 'node:child_process';
import { copyFile, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { program, useBrowser, visit, write } from '../support/browser';
import { twoSum } from '../support/programs';
import { newFolder, serveOn, type Served } from '../support/server';

useBrowser();

const bank = resolve(import.meta.dirname, '../../bank');
let folder = '';
let served: Served;

beforeAll(async () => {
  folder = await newFolder();
});
afterAll(async () => {
  await served?.end();
  await rm(folder, { recursive: true, force: true });
});

/** The next morning: a new start of the server on the same data folder. */
async function day(number: number, options = {}): Promise<Page> {
  await served?.end();
  served = await serveOn(join(folder, 'data'), { ASKBACK_CLOCK_SHIFT: `${(number - 1) * 24}h` });
  const { page } = await visit({ baseURL: served.origin, ...options });
  await page.goto(served.link);
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

async function answer(page: Page, id: string, text: string, ...points: RegExp[]) {
  await page.goto(`/questions/${id}/answer`);
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.locator('[data-tick]').first().waitFor();
  for (const point of points) await page.getByRole('checkbox', { name: point }).first().check();
  if (points.length) await page.locator('[data-ticks="saved"]').waitFor();
}

async function submit(page: Page, source: string, verdict: string) {
  await write(page, source);
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('heading', { name: verdict }).waitFor({ timeout: 60_000 });
}

const solutionOf = (id: string) => readFile(join(bank, id, 'solution.py'), 'utf8');

it('day 1: comes in by a door, answers one question and solves one task', async () => {
  const page = await day(1);
  await page.getByRole('heading', { level: 1, name: 'What brings you here?' }).waitFor();
  await page.getByRole('button', { name: 'Begin: Just practise' }).click();
  await page.locator('[data-question]').first().waitFor();
  await answer(page, 'gil', 'There is a lock.', /one lock per interpreter/);
  await page.goto('/questions/two-sum');
  await page.locator('.cm-content').waitFor();
  await submit(page, twoSum.usesANumberTwice, 'Wrong answer');
  await submit(page, twoSum.right, 'Accepted');
});

it('day 2: answers the same question better, and mends a program', async () => {
  const page = await day(2);
  await page.locator('[data-question]').first().waitFor();
  await answer(
    page,
    'gil',
    'A lock for the counters.',
    /one lock per interpreter/,
    /protect reference counts/,
  );
  await page.goto('/questions/mutable-default');
  await page.getByRole('textbox', { name: 'What does it print?' }).fill("['urgent']");
  await page.keyboard.press('Control+Enter');
  await page.getByText('Not as predicted').waitFor();
  await page.goto('/questions/mutable-default?step=fix');
  await page.locator('.cm-content').last().waitFor();
  await submit(page, await solutionOf('mutable-default'), 'Accepted');
});

it('day 3: is given a brief as in an interview, and asks before coding', async () => {
  const page = await day(3);
  await page.goto('/questions/fizzbuzz-rules?as=interview');
  const question = page.getByRole('textbox', { name: 'Your question about the task' });
  await question.fill('what happens with 0 and negatives?');
  await question.press('Enter');
  await page.getByRole('log').getByText('0 is divisible by every divisor').waitFor();
  await submit(page, await solutionOf('fizzbuzz-rules'), 'Accepted');
});

it('day 5: practises in the terminal while the page is open', async () => {
  const page = await day(5);
  await page.locator('[data-question]').first().waitFor();
  const mine = join(folder, 'mine.py');
  await copyFile(join(bank, 'valid-parentheses', 'solution.py'), mine);
  const sitting = spawn(
    inject('binary'),
    ['practise', 'valid-parentheses', '--watch', mine, '--json', '--data', served.data],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const lines = createInterface({ input: sitting.stdout });
  const line = () =>
    new Promise<unknown>((told, failed) => {
      lines.once('line', (text) => told(JSON.parse(text)));
      sitting.once('exit', (code) => failed(new Error(`practise ended with ${code}`)));
    });
  // What is there is run, and kept only once it is handed in.
  expect(await line()).toMatchObject({ handed_in: false, kept: false });
  const handedIn = line();
  sitting.stdin.write('u\n');
  expect(await handedIn).toMatchObject({ handed_in: true, kept: true, result: { verdict: 'accepted' } });
  const ended = new Promise((done) => sitting.once('close', done));
  sitting.stdin.end('q\n');
  await ended;
  // The page goes on with it.
  await page.goto('/questions/valid-parentheses');
  await page.locator('.cm-content').waitFor();
  expect(await program(page)).toBe(await solutionOf('valid-parentheses'));
  await page.goto('/history');
  await page
    .locator('[data-row]')
    .first()
    .getByText(/brackets|parenthes/i)
    .waitFor();
});

it('day 6: answers on the phone', async () => {
  const page = await day(6, { viewport: { width: 390, height: 844 } });
  await answer(page, 'closures', 'A function that remembers names.');
  await page.getByRole('button', { name: 'Ask me back' }).click();
  await page.getByText('Asked back, 1 of up to 3').waitFor();
});

it('day 7: sees the week, takes it along, and may do away with it', async () => {
  const page = await day(7);
  await page.locator('[data-question]').first().waitFor();
  await page.goto('/progress');
  await page.getByRole('img', { name: /^Practised on 5 days of the last/ }).waitFor();
  await page.getByText('4 of 11').waitFor();
  await page.goto('/history');
  await expect.poll(() => page.locator('[data-row]').count()).toBe(7);
  const token = (await readFile(join(served.data, 'token'), 'utf8')).trim();
  const asOwner = { headers: { authorization: `Bearer ${token}` } };
  const exported = await fetch(`${served.origin}/api/v1/practice/export`, asOwner);
  const all = (await exported.json()) as { attempts: unknown[] };
  expect(all.attempts).toHaveLength(7);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Erase…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase all of your practice?' });
  await dialog.getByLabel(/To go on, type/).fill('erase my practice');
  await dialog.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByText('Erased: 7 attempts with all in them').waitFor();
});
