/** Chromium, signed in, with an eye on what goes wrong in the page. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject, onTestFailed, onTestFinished } from 'vitest';
import { newLink } from './server';

let browser: Browser;

export function useBrowser() {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.ASKBACK_CHROMIUM ?? '/usr/bin/chromium',
      // Root has no user namespace sandbox; the pages are our own.
      chromiumSandbox: false,
      args: ['--disable-dev-shm-usage', '--disable-gpu'],
    });
  });
  afterAll(() => browser?.close());
}

export interface Visit {
  page: Page;
  /** What the page complained about: uncaught errors and breaches of the content security policy. */
  complaints: string[];
}

/** A page of a browser of its own; nobody is signed in. */
export async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: inject('origin'),
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  onTestFailed(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'askback-e2e-failed-'));
    await page.screenshot({ path: join(folder, 'page.png') }).catch(() => {});
    console.error(`The page at the failure: ${join(folder, 'page.png')}, ${page.url()}`, complaints);
  });
  onTestFinished(() => context.close());
  return { page, complaints };
}

/** The address of a new link, without its origin. */
export async function link(data = inject('data')): Promise<string> {
  const url = new URL(await newLink(inject('binary'), data));
  return url.pathname + url.hash;
}

/** A page on which the owner is signed in, at the list of questions; the link itself leads to Today. */
export async function signedIn(options: BrowserContextOptions = {}, data?: string): Promise<Visit> {
  const visited = await visit(options);
  await visited.page.goto(await link(data));
  await visited.page.waitForURL((url) => url.pathname === '/');
  await visited.page.goto('/questions');
  await visited.page.locator('[data-row]').first().waitFor();
  return visited;
}

/** Opens a task, a program with a fault at its last step, and waits until it can be worked on. */
export async function openTask(page: Page, id: string) {
  await page.goto(`/questions/${id}?step=fix`);
  await page.locator('.cm-content').waitFor({ state: 'attached' });
}

/** Puts a program in the editor in place of what is there. */
export async function write(page: Page, program: string) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(program);
}

/** The text in the editor. */
export const program = (page: Page) =>
  page
    .locator('.cm-content')
    .evaluate((node) => [...node.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));

/** Waits for what the quiet bar says of the draft. */
export const saved = (page: Page, state: 'saved' | 'device' | 'conflict') =>
  page.locator(`[data-saved="${state}"]`).waitFor();
