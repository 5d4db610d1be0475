import type { FacetCount, FacetName, Sort } from '$lib/api';

/** What the list is narrowed to. The address says it, so a link carries it. */
export interface Filters {
  q: string;
  sort: Sort;
  set: Record<FacetName, string[]>;
}

export const facetNames: FacetName[] = ['kind', 'state', 'difficulty', 'level', 'topic', 'role', 'frequency'];

const orders: Partial<Record<FacetName, string[]>> = {
  kind: ['coding', 'debugging', 'knowledge', 'design', 'behavioural'],
  state: ['new', 'in_part', 'done'],
  difficulty: ['easy', 'medium', 'hard'],
  level: ['junior', 'mid', 'senior'],
  frequency: ['5', '4', '3', '2', '1'],
};

/** Values in the order people expect; where there is none, the most frequent first. */
export function ordered(name: FacetName, counts: FacetCount[]): FacetCount[] {
  const order = orders[name];
  const place = (value: string) => (order?.indexOf(value) ?? -1) >>> 0;
  return counts.toSorted((a, b) => (order ? place(a.value) - place(b.value) : b.count - a.count));
}

export const sorts: Sort[] = ['asked', 'title', 'difficulty', 'recent'];

export const noFilters = (): Filters => ({
  q: '',
  sort: 'asked',
  set: { kind: [], topic: [], level: [], role: [], difficulty: [], frequency: [], state: [] },
});

/** Reads an address; what it does not know it ignores. */
export function parseFilters(search: URLSearchParams): Filters {
  const filters = noFilters();
  filters.q = search.get('q') ?? '';
  filters.sort = sorts.find((sort) => sort === search.get('sort')) ?? 'asked';
  for (const name of facetNames) {
    const values = search.getAll(name).flatMap((value) => value.split(','));
    filters.set[name] = [...new Set(values.filter(Boolean))];
  }
  return filters;
}

/** The shortest address for these filters; equal filters give equal addresses. */
export function searchOf(filters: Filters): URLSearchParams {
  const search = new URLSearchParams();
  if (filters.q) search.set('q', filters.q);
  for (const name of facetNames)
    if (filters.set[name].length > 0) search.set(name, [...filters.set[name]].sort().join(','));
  if (filters.sort !== 'asked') search.set('sort', filters.sort);
  return search;
}

/** An address with plain commas, as people would write it. */
export const addressOf = (filters: Filters): string => {
  const text = searchOf(filters).toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
};

export function toggled(filters: Filters, name: FacetName, value: string): Filters {
  const values = filters.set[name];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...filters, set: { ...filters.set, [name]: next } };
}

export const countSet = (filters: Filters) =>
  facetNames.reduce((sum, name) => sum + filters.set[name].length, 0);
