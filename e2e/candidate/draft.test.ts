import { expect, it } from 'vitest';
import { openTask, program, saved, signedIn, useBrowser, write } from '../support/browser';

useBrowser();

const task = 'word-frequencies';

it('keeps a program through a reload', async () => {
  const { page } = await signedIn();
  await openTask(page, task);
  await write(page, '# through a reload');
  await saved(page, 'saved');
  await page.reload();
  await page.locator('.cm-content').waitFor();
  expect(await program(page)).toBe('# through a reload');
});

it('keeps what the server never got, and sends it when it answers again', async () => {
  const { page } = await signedIn();
  await openTask(page, task);
  await page.route('**/draft', (route) => route.abort());
  await write(page, '# typed while the server was away');
  await saved(page, 'device');
  await page.reload();
  await page.locator('.cm-content').waitFor();
  expect(await program(page)).toBe('# typed while the server was away');
  await page.unroute('**/draft');
  await saved(page, 'saved');
});

it('keeps two tabs of one browser in step', async () => {
  const { page: first } = await signedIn();
  await openTask(first, task);
  const second = await first.context().newPage();
  await openTask(second, task);
  await write(first, '# typed in the first tab');
  await expect.poll(() => program(second)).toBe('# typed in the first tab');
  await write(second, '# then in the second');
  await expect.poll(() => program(first)).toBe('# then in the second');
});

it('shows both versions when two browsers changed the same program, and keeps both', async () => {
  const { page: here } = await signedIn();
  const { page: there } = await signedIn();
  await openTask(here, task);
  await openTask(there, task);
  await write(there, '# from the other browser');
  await saved(there, 'saved');
  await write(here, '# from this browser');
  await here.getByRole('heading', { name: 'Two versions of this program' }).waitFor();
  const both = here.getByRole('table');
  expect(await both.getByText('# from this browser').isVisible()).toBe(true);
  expect(await both.getByText('# from the other browser').isVisible()).toBe(true);
  await here.getByRole('button', { name: 'Take the other' }).click();
  await expect.poll(() => program(here)).toBe('# from the other browser');
  await here.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => program(here)).toBe('# from this browser');
  await saved(here, 'saved');
});
