import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openTask, program, saved, signedIn, useBrowser, write } from '../support/browser';
import { eraseEverything, handIn, say } from '../support/practice';
import { twoSum } from '../support/programs';

useBrowser();

it('takes all of one’s practice away as a file', async () => {
  await eraseEverything();
  await handIn('two-sum', twoSum.right);
  await say('gil', 4);
  const { page } = await signedIn();
  await page.goto('/settings');
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/^askback-practice-\d{4}-\d\d-\d\d\.json$/);
  const taken = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(taken.schema).toBe(1);
  expect(taken.attempts.map((one: { question: string }) => one.question)).toEqual(['gil', 'two-sum']);
  expect(taken.attempts[1].submissions[0].source).toBe(twoSum.right);
  expect(taken.attempts[0].answers[0].reviews[0].level).toBe(4);
});

it('erases all of it once the words are typed, in this browser too', async () => {
  const { page } = await signedIn();
  await openTask(page, 'word-frequencies');
  await write(page, '# to be gone');
  await saved(page, 'saved');
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Erase…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase all of your practice?' });
  const erase = dialog.getByRole('button', { name: 'Erase everything' });
  expect(await erase.isDisabled()).toBe(true);
  await dialog.getByLabel(/To go on, type/).fill('erase my practise');
  expect(await erase.isDisabled()).toBe(true);
  await dialog.getByLabel(/To go on, type/).fill('erase my practice');
  await erase.click();
  await page.getByText(/^Erased: \d+ attempts? with all in them$/).waitFor();
  await page.goto('/');
  await page.getByRole('heading', { name: 'What brings you here?' }).waitFor();
  await page.goto('/history');
  await page.getByRole('heading', { name: 'Nothing practised yet' }).waitFor();
  await openTask(page, 'word-frequencies');
  await expect.poll(() => program(page)).toContain('def count_words');
});

it('keeps a zone, with a way back', async () => {
  const { page } = await signedIn({ timezoneId: 'Europe/Berlin' });
  await page.goto('/settings');
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  await expect.poll(() => zone.isEnabled()).toBe(true);
  const before = await zone.inputValue();
  await zone.selectOption('Asia/Tokyo');
  await page.getByText('Days begin at 04:00 in Asia/Tokyo').waitFor();
  await page.reload();
  await expect.poll(() => zone.inputValue()).toBe('Asia/Tokyo');
  await page.getByRole('button', { name: 'Use Europe/Berlin' }).click();
  await expect.poll(() => zone.inputValue()).toBe('Europe/Berlin');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => zone.inputValue()).toBe('Asia/Tokyo');
  await zone.selectOption(before);
  await page.getByText(`Days begin at 04:00 in ${before}`).waitFor();
});
