import { Answering } from '$lib/answer/answering.svelte';
import { asProblem, predict, type Prediction, type Problem } from '$lib/api';
import type { Sitting } from '$lib/coding/sitting.svelte';
import { DraftKeeper } from '$lib/drafts/draft.svelte';
import { uuid7 } from '$lib/drafts/ids';
import type { Done, Results } from './steps';

/** What is said of a program before it is mended: its output, and where the fault comes from. */
export class Debugging {
  ready = $state(false);
  /** What was done when the attempt was opened: a step that is just done stays in sight. */
  opened = $state.raw<Done>({ predict: false, explain: false, fix: false });
  predictions = $state.raw<Prediction[]>([]);
  status = $state<'idle' | 'running' | 'failed'>('idle');
  problem = $state.raw<Problem | null>(null);
  readonly keeper: DraftKeeper;
  readonly explaining: Answering;
  readonly done = $derived.by<Done>(() => ({
    predict: this.predictions.length > 0,
    explain: this.explaining.answers.length > 0,
    fix: (this.#sitting.known?.solved_at ?? null) !== null,
  }));
  /** The first counts: what came after it has seen the output. */
  readonly prediction = $derived(this.predictions[0] ?? null);
  readonly results = $derived.by<Results>(() => ({
    predict: this.prediction && (this.prediction.matched ? 'right' : 'wrong'),
    explain: this.done.explain ? 'done' : null,
    fix: this.done.fix ? 'done' : null,
  }));
  #sitting: Sitting;
  #sending: { id: string; text: string } | null = null;

  constructor(sitting: Sitting) {
    this.#sitting = sitting;
    const { attempt, local, question } = sitting;
    const begin = () => sitting.begin();
    this.keeper = new DraftKeeper({ attempt, step: 'prediction', local, begin });
    this.explaining = new Answering({ question, attempt, local, begin, onplace: () => {} });
  }

  async open() {
    const { known } = this.#sitting;
    this.predictions = known?.predictions ?? [];
    const draft = known?.drafts.find((one) => one.step === 'prediction') ?? null;
    await this.keeper.open(draft, '');
    await this.explaining.open(known, null);
    this.opened = this.done;
    this.ready = true;
  }

  /** Runs the program, and keeps what was predicted beside what it prints. */
  async run(python: string | null) {
    const { text } = this.keeper;
    if (this.status === 'running' || !text.trim()) return;
    this.status = 'running';
    this.problem = null;
    // What was sent but never answered goes again under its own name: it counts once.
    const sending = this.#sending?.text === text ? this.#sending : { id: uuid7(), text };
    this.#sending = sending;
    try {
      await this.#sitting.begin();
      const made = await predict(this.#sitting.attempt, sending.id, { text, python });
      this.predictions = [...this.predictions, made];
      this.status = 'idle';
    } catch (error) {
      this.problem = asProblem(error);
      this.status = 'failed';
    }
  }

  async flush(leaving = false) {
    await Promise.all([this.keeper.flush(leaving), this.explaining.keeper?.flush(leaving)]);
  }

  wake() {
    this.keeper.wake();
    this.explaining.wake();
  }

  end() {
    this.keeper.end();
    this.explaining.end();
  }
}
