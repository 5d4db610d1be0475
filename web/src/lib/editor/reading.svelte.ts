import {
  asProblem,
  type CheckReport,
  type CheckStep,
  type EditorDifference,
  type EditorDraft,
  type EditorFault,
  type EditorPreview,
  type Problem,
} from '$lib/api';
import { checkDraft, preview, readDifference } from '$lib/api/editor';

const previewDelay = 250;

/** What the server makes of the draft as it is typed: faults, and the question as pages show it. */
export class Reading {
  faults = $state.raw<EditorFault[]>([]);
  /** The last preview without a fault that keeps the question from being used. */
  shown = $state.raw<EditorPreview | null>(null);
  covers = $state<string | null>(null);
  id = $state<string | null>(null);
  /** Whether what is shown is older than what is typed. */
  old = $state(false);
  problem = $state.raw<Problem | null>(null);
  ready = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | null = null;

  readonly errors = $derived(this.faults.filter((fault) => fault.severity === 'error').length);
  readonly advice = $derived(this.faults.length - this.errors);

  typed(draft: EditorDraft) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(draft), this.ready ? previewDelay : 0);
  }

  async read(draft: EditorDraft) {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    try {
      const found = await preview(draft, abort.signal);
      if (abort.signal.aborted) return;
      this.faults = found.faults;
      this.covers = found.covers;
      this.id = found.id;
      this.old = found.question === null;
      if (found.question) this.shown = found;
      this.problem = null;
      this.ready = true;
    } catch (error) {
      if (!abort.signal.aborted) this.problem = asProblem(error);
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }
}

/** A check on demand: every block and program of the draft. */
export class Checking {
  status = $state<'idle' | 'running' | 'done' | 'failed'>('idle');
  step = $state.raw<CheckStep | null>(null);
  report = $state.raw<CheckReport | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The draft that was checked. */
  draft = $state.raw<EditorDraft | null>(null);
  #abort: AbortController | null = null;

  async run(draft: EditorDraft) {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    Object.assign(this, { status: 'running', step: null, report: null, problem: null, draft });
    try {
      this.report = await checkDraft(draft, (step) => (this.step = step), abort.signal);
      this.status = 'done';
    } catch (error) {
      if (this.#abort !== abort) return;
      this.problem = abort.signal.aborted ? null : asProblem(error);
      this.status = abort.signal.aborted ? 'idle' : 'failed';
    }
  }

  stop() {
    this.#abort?.abort();
  }
}

/** What a save would write, against what lies in the bank now. */
export class Difference {
  value = $state.raw<EditorDifference | null>(null);
  problem = $state.raw<Problem | null>(null);
  #abort: AbortController | null = null;

  async read(draft: EditorDraft) {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    try {
      const found = await readDifference(draft, abort.signal);
      if (abort.signal.aborted) return;
      this.value = found;
      this.problem = null;
    } catch (error) {
      if (!abort.signal.aborted) this.problem = asProblem(error);
    }
  }

  stop() {
    this.#abort?.abort();
  }
}
