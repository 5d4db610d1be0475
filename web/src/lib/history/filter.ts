import type { HistoryFilter } from '$lib/api';

export const kinds = ['coding', 'debugging', 'knowledge', 'design', 'behavioural'] as const;
export const states = ['done', 'in_part', 'new'] as const;

/** Reads an address; what it does not know it ignores. */
export function parseFilter(search: URLSearchParams): HistoryFilter {
  const kind = kinds.find((one) => one === search.get('kind'));
  const state = states.find((one) => one === search.get('state'));
  const question = search.get('question');
  return { ...(kind && { kind }), ...(state && { state }), ...(question && { question }) };
}

/** The address of a filter; equal filters give equal addresses. */
export function addressOf(filter: HistoryFilter): string {
  const search = new URLSearchParams();
  for (const name of ['question', 'kind', 'state'] as const) if (filter[name]) search.set(name, filter[name]);
  const text = search.toString();
  return text ? `/history?${text}` : '/history';
}
