import { expect, it } from 'vitest';
import { openTask, program, saved, signedIn, useBrowser, write } from '../support/browser';

useBrowser();

const hidesTheSymptom = `def make_counter(start):
    count = start

    def read():
        return count

    def step():
        return count + 1

    def reset():
        return None

    return read, step, reset
`;

const mends = `def make_counter(start):
    count = start

    def read():
        return count

    def step():
        nonlocal count
        count += 1
        return count

    def reset():
        nonlocal count
        count = 0

    return read, step, reset
`;

it('predicts, runs, explains and fixes, and a cure of the symptom alone does not pass', async () => {
  const { page, complaints } = await signedIn();
  await page.goto('/questions/missing-nonlocal');
  const prediction = page.getByRole('textbox', { name: 'What does it print?' });
  await prediction.fill('5\n6\nNone\n0');
  await saved(page, 'saved');
  await page.reload();
  await expect.poll(() => prediction.inputValue()).toBe('5\n6\nNone\n0');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Not as predicted').waitFor();
  const rows = page.getByRole('table').locator('tbody tr');
  expect(await rows.nth(1).innerText()).toMatch(/6\s+UnboundLocalError/);
  expect(await rows.nth(0).getAttribute('class')).not.toContain('changed');
  expect(await rows.nth(1).getAttribute('class')).toContain('changed');

  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**step=explain');
  await page
    .getByRole('textbox', { name: 'Where does the fault come from?' })
    .fill('An assignment makes the name local to the inner function.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('checkbox', { name: /makes the name local/ }).check();
  await page.getByText('estimate from your ticks').waitFor();
  // The cure stays folded while it is still to be found.
  expect(await page.getByText('Model answer, with the cure in it').isVisible()).toBe(true);
  expect(await page.getByRole('checkbox', { name: /nonlocal count/ }).count()).toBe(0);

  await page.getByRole('button', { name: 'Fix it' }).click();
  await page.waitForURL('**step=fix');
  await write(page, hidesTheSymptom);
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('heading', { name: 'Wrong answer' }).waitFor({ timeout: 60_000 });
  await write(page, mends);
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('heading', { name: 'Accepted' }).waitFor({ timeout: 60_000 });

  const steps = page.getByRole('navigation', { name: 'Steps' });
  await expect.poll(() => steps.getByText('done:').count()).toBe(2);
  await steps.getByText('did not come true:').waitFor({ state: 'attached' });
  await steps.getByRole('button', { name: /Predict/ }).click();
  await page.getByText('Not as predicted').waitFor();
  await steps.getByRole('button', { name: /Explain/ }).click();
  expect(await page.getByRole('checkbox', { name: /makes the name local/ }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
});

it('goes on at the step that is open, and lets steps be skipped', async () => {
  const { page } = await signedIn();
  await openTask(page, 'mutable-default');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Start again' }).click();
  await page.getByText('Started again.').waitFor();
  await page.goto('/questions/mutable-default');
  await page
    .getByRole('textbox', { name: 'What does it print?' })
    .fill('["urgent"]\n[\'urgent\',\'billing\'] \n[\'known\', \'new\']\n["urgent", "billing", "last"]\n\n');
  await page.getByRole('button', { name: 'Run it' }).click();
  await page.getByText('As predicted', { exact: true }).waitFor();
  await page.getByText('Python shows it with single quotes').waitFor();
  const steps = page.getByRole('navigation', { name: 'Steps' });
  await steps.getByText('came true:', { exact: true }).waitFor({ state: 'attached' });
  await page.goto('/questions/mutable-default');
  await page.getByRole('textbox', { name: 'Where does the fault come from?' }).waitFor();
  await page.getByRole('button', { name: 'Skip this step' }).click();
  await page.waitForURL('**step=fix');
  expect(await program(page)).toContain('def add_tag');
});
