import {
  asProblem,
  listQuestions,
  Problem,
  type BankFault,
  type FacetCount,
  type FacetName,
  type QuestionSummary,
} from '$lib/api';
import { searchOf, type Filters } from './filters';

const pageSize = 100;

/** The rows that fit the filters, read page by page as they are scrolled to. */
export class QuestionList {
  rows = $state.raw<QuestionSummary[]>([]);
  total = $state(0);
  facets = $state.raw<Record<FacetName, FacetCount[]> | null>(null);
  faults = $state.raw<BankFault[]>([]);
  status = $state<'first' | 'ready' | 'failed'>('first');
  /** A new search is under way while the old rows still stand. */
  busy = $state(false);
  problem = $state.raw<Problem | null>(null);
  moreFailed = $state(false);
  #cursor: string | null = null;
  #abort: AbortController | null = null;
  #filters: Filters | null = null;
  #reading = false;

  async read(filters: Filters) {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.#filters = filters;
    this.busy = true;
    try {
      const page = await this.#page(filters, null, abort.signal);
      this.rows = page.items;
      this.total = page.total;
      this.facets = page.facets;
      this.faults = page.faults;
      this.#cursor = page.next_cursor;
      this.#reading = false;
      this.moreFailed = false;
      this.status = 'ready';
      this.busy = false;
    } catch (error) {
      if (abort.signal.aborted) return;
      this.problem = asProblem(error);
      this.status = 'failed';
      this.busy = false;
    }
  }

  /** The next page, if there is one. */
  async more() {
    const signal = this.#abort?.signal;
    if (this.#reading || this.busy || !this.#cursor || !this.#filters || !signal) return;
    this.#reading = true;
    this.moreFailed = false;
    try {
      const page = await this.#page(this.#filters, this.#cursor, signal);
      if (signal.aborted) return;
      this.rows = [...this.rows, ...page.items];
      this.#cursor = page.next_cursor;
    } catch {
      if (!signal.aborted) this.moreFailed = true;
    }
    this.#reading = false;
  }

  #page(filters: Filters, cursor: string | null, signal: AbortSignal) {
    const search = searchOf(filters);
    search.set('limit', `${pageSize}`);
    if (cursor) search.set('cursor', cursor);
    return listQuestions(search, signal);
  }
}
