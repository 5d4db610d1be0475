/** Practice that is there before a journey begins, made through the API with the owner's token. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { uuid7 } from '../../web/src/lib/drafts/ids';

export async function asOwner<T>(method: string, path: string, body?: unknown): Promise<T> {
  const token = (await readFile(join(inject('data'), 'token'), 'utf8')).trim();
  const response = await fetch(`${inject('origin')}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** As on the first day. */
export const eraseEverything = () => asOwner('DELETE', '/practice', { confirm: 'erase my practice' });

async function begin(question: string): Promise<string> {
  const attempt = uuid7();
  await asOwner('PUT', `/attempts/${attempt}`, { question });
  return attempt;
}

/** Answers a question, and hears the answer at a level. */
export async function say(question: string, level: number | null, spentMs = 50_000): Promise<string> {
  const attempt = await begin(question);
  const answer = `/attempts/${attempt}/answers/${uuid7()}`;
  const text = 'Only one thread runs bytecode at a time.';
  await asOwner('PUT', answer, { follow_up: null, text, spent_ms: spentMs, limit_ms: 90_000 });
  if (level !== null)
    await asOwner('PUT', `${answer}/reviews/${uuid7()}`, { points: [], mistakes: [], level });
  return attempt;
}

/** Hands programs in, one after the other. */
export async function handIn(question: string, ...programs: string[]): Promise<string> {
  const attempt = await begin(question);
  for (const source of programs)
    await asOwner('PUT', `/attempts/${attempt}/submissions/${uuid7()}`, { source });
  return attempt;
}

export async function predict(question: string, text: string): Promise<string> {
  const attempt = await begin(question);
  await asOwner('PUT', `/attempts/${attempt}/predictions/${uuid7()}`, { text, python: null });
  return attempt;
}
