import { asProblem, listHistory, type HistoryFilter, type HistoryRow, type Problem } from '$lib/api';

/** The attempts that fit a filter, read page by page as they are scrolled to. */
export class HistoryList {
  rows = $state.raw<HistoryRow[]>([]);
  status = $state<'first' | 'ready' | 'failed'>('first');
  problem = $state.raw<Problem | null>(null);
  moreFailed = $state(false);
  #cursor: string | null = null;
  #abort: AbortController | null = null;
  #filter: HistoryFilter = {};
  #reading = false;

  async read(filter: HistoryFilter) {
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    this.#filter = filter;
    this.#reading = true;
    try {
      const page = await listHistory(filter, null, signal);
      this.rows = page.items;
      this.#cursor = page.next_cursor;
      this.moreFailed = false;
      this.problem = null;
      this.status = 'ready';
      this.#reading = false;
    } catch (error) {
      if (signal.aborted) return;
      this.problem = asProblem(error);
      this.status = 'failed';
      this.#reading = false;
    }
  }

  /** The next page, if there is one. */
  async more() {
    const signal = this.#abort?.signal;
    if (this.#reading || !this.#cursor || !signal) return;
    this.#reading = true;
    this.moreFailed = false;
    try {
      const page = await listHistory(this.#filter, this.#cursor, signal);
      if (signal.aborted) return;
      this.rows = [...this.rows, ...page.items];
      this.#cursor = page.next_cursor;
    } catch {
      if (!signal.aborted) this.moreFailed = true;
    }
    if (!signal.aborted) this.#reading = false;
  }
}
