import {
  asProblem,
  type CaseResult,
  type JudgeResult,
  type Problem,
  type ShownCase,
  type Verdict,
} from '$lib/api';
import { run, submit, type Listener, type OwnInput } from '$lib/api/judge';

export type Mode = 'run' | 'own' | 'submit';

/** A case as the page shows it: known beforehand, and its result once it is there. */
export interface CaseRow {
  id: string;
  category: string;
  visible: boolean;
  weight: number;
  result: CaseResult | null;
}

const now = () => new Date(Date.now()).toISOString();
const passed = (verdict: Verdict) => verdict === 'accepted' || verdict === 'ok';

/** The last run or submission: what was asked, what has come back so far. */
export class Judging {
  status = $state<'idle' | 'running' | 'done' | 'failed'>('idle');
  mode = $state<Mode>('run');
  rows = $state.raw<CaseRow[]>([]);
  result = $state.raw<JudgeResult | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The input of one's own that it was run on. */
  own = $state.raw<OwnInput | null>(null);
  /** The program that was judged. */
  source = $state.raw('');
  submittedAt = $state<string | null>(null);
  seconds = $state(0);
  /** Its place in the queue while it waits; 0 when it runs. */
  place = $state(0);
  /** Goes up with each run, so that choices made for one end with it. */
  count = $state(0);
  #abort: AbortController | null = null;

  #cases: ShownCase[];

  constructor(cases: ShownCase[]) {
    this.#cases = cases;
  }

  readonly failures = $derived(this.rows.filter((row) => row.result && !passed(row.result.verdict)));
  readonly firstFailure = $derived(this.failures[0] ?? null);
  readonly shown = $derived(this.rows.filter((row) => row.visible));
  readonly shownPassed = $derived(
    this.shown.filter((row) => row.result && passed(row.result.verdict)).length,
  );
  readonly done = $derived(this.rows.filter((row) => row.result).length);
  readonly cpu = $derived(this.#most((result) => result.cpu_ms));
  readonly memory = $derived(this.#most((result) => result.memory_kib));

  #most(figure: (result: CaseResult) => number | null): number | null {
    const figures = this.rows.map((row) => row.result && figure(row.result)).filter((one) => one !== null);
    return figures.length > 0 ? Math.max(...figures) : null;
  }

  async run(question: string, source: string, python: string | null, own: OwnInput | null) {
    this.own = own;
    const shown = this.#cases.filter((one) => one.visible);
    await this.#go(own ? 'own' : 'run', source, own ? [] : shown, async (listener, signal) => {
      this.result = await run(question, { source, python, own }, listener, signal);
    });
  }

  async submit(attempt: string, id: string, source: string, python: string | null) {
    const at = now();
    await this.#go('submit', source, this.#cases, async (listener, signal) => {
      this.result = await submit(attempt, id, { source, python }, listener, signal);
      this.submittedAt = at;
    });
  }

  /** Shows a submission that was judged before. */
  show(result: JudgeResult, source: string, submittedAt: string) {
    this.mode = 'submit';
    this.result = result;
    this.source = source;
    this.submittedAt = submittedAt;
    this.rows = result.cases.map(rowOf);
    this.status = 'done';
  }

  stop() {
    this.#abort?.abort();
  }

  async #go(
    mode: Mode,
    source: string,
    cases: ShownCase[],
    work: (listener: Listener, signal: AbortSignal) => Promise<void>,
  ) {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.mode = mode;
    this.source = source;
    this.result = null;
    this.problem = null;
    this.submittedAt = null;
    this.rows = cases.map((one) => ({ ...one, result: null }));
    this.status = 'running';
    this.count += 1;
    this.seconds = 0;
    this.place = 0;
    const ticking = setInterval(() => (this.seconds += 1), 1000);
    try {
      const queued = (place: number) => (this.place = place);
      await work({ queued, case: (result) => this.#arrived(result) }, abort.signal);
      if (abort.signal.aborted) return;
      this.rows = (this.result as JudgeResult | null)?.cases.map(rowOf) ?? this.rows;
      this.status = 'done';
    } catch (error) {
      if (this.#abort !== abort) return;
      this.problem = abort.signal.aborted ? null : asProblem(error);
      this.status = abort.signal.aborted ? 'idle' : 'failed';
    } finally {
      clearInterval(ticking);
    }
  }

  #arrived(result: CaseResult) {
    this.place = 0;
    const known = this.rows.some((row) => row.id === result.id);
    this.rows = known
      ? this.rows.map((row) => (row.id === result.id ? { ...row, result } : row))
      : [...this.rows, rowOf(result)];
  }
}

function rowOf(result: CaseResult): CaseRow {
  const { id, category, visible, weight } = result;
  return { id, category, visible, weight, result };
}

export const hasPassed = passed;
