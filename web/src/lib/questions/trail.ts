import { listQuestions, type QuestionSummary } from '$lib/api';

/** The list a person came from, so that "next" and "back" know it. Kept for the tab. */
const key = 'askback.trail';

export function leaveTrail(address: string) {
  try {
    sessionStorage.setItem(key, address);
  } catch {
    // Without storage, "next" walks the whole list.
  }
}

export function trail(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** The question after `id` in the list a person came from. */
export async function nextAfter(id: string): Promise<QuestionSummary | null> {
  const search = new URLSearchParams(trail());
  search.set('limit', '100');
  for (let pages = 0; pages < 20; pages++) {
    const page = await listQuestions(search);
    const index = page.items.findIndex((item) => item.id === id);
    if (index >= 0 && index + 1 < page.items.length) return page.items[index + 1] ?? null;
    if (!page.next_cursor) return index < 0 && pages === 0 ? (page.items[0] ?? null) : null;
    if (index >= 0) {
      search.set('cursor', page.next_cursor);
      return (await listQuestions(search)).items[0] ?? null;
    }
    search.set('cursor', page.next_cursor);
  }
  return null;
}
