import type { Kind } from '$lib/api';

/** Where a question is worked on: answers are drilled, tasks with a brief open as in an interview. */
export function addressOf(question: string, kind: Kind, brief = false): string {
  if (kind === 'coding' || kind === 'debugging')
    return brief ? `/questions/${question}?as=interview` : `/questions/${question}`;
  return `/questions/${question}/answer`;
}
