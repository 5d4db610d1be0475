import { describe, it } from 'vitest';
import { program, signedIn, useBrowser, write } from '../support/browser';
import { clean } from '../support/clean';
import { useAuthor } from './bank';

useBrowser();
const author = useAuthor();

const screens = [
  { name: 'light, wide', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark, wide', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'light, phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'dark, phone', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

describe.each(screens)('$name', ({ colorScheme, viewport }) => {
  it('the question editor', async () => {
    const { page } = await signedIn(
      { baseURL: author.server.origin, colorScheme, viewport },
      author.server.data,
    );
    const faults = page.locator('[data-faults]');
    await page.goto('/questions/new');
    await page.getByRole('button', { name: 'Begin' }).waitFor();
    await clean(page, 'new');
    await page.goto('/questions/double/edit');
    await faults.waitFor();
    await write(page, (await program(page)).replace('level =', 'levl ='));
    await page.locator('[data-faults="1"]').waitFor();
    await clean(page, 'text with a fault');
    await page.getByRole('button', { name: 'Add a file' }).click();
    await page.getByRole('dialog').waitFor();
    await clean(page, 'a new file');
    await page.keyboard.press('Escape');
    for (const side of ['preview', 'faults', 'check', 'difference']) {
      await page.goto(`/questions/double/edit?side=${side}&pane=side`);
      await faults.waitFor({ state: 'attached' });
      if (side === 'difference') await page.getByRole('region', { name: 'question.md' }).waitFor();
      await clean(page, side);
    }
    await page.goto('/questions/gil/edit?pane=side');
    await page.getByRole('heading', { name: 'The global interpreter lock', exact: true }).waitFor();
    await clean(page, 'a bank that cannot be written');
  });
});
