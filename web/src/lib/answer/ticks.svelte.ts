import {
  asProblem,
  reviewAnswer,
  type AskedBack,
  type Problem,
  type Review,
  type SaidAnswer,
} from '$lib/api';
import { uuid7 } from '$lib/drafts/ids';

export type Ticked = 'points' | 'mistakes';

/** What a person heard in one answer. Each tick is saved by itself; the newest state counts. */
export class Ticks {
  points = $state.raw<string[]>([]);
  mistakes = $state.raw<string[]>([]);
  level = $state<number | null>(null);
  estimate = $state<number | null>(null);
  status = $state<'none' | 'saving' | 'saved' | 'failed'>('none');
  problem = $state.raw<Problem | null>(null);

  #saving: Promise<void> | null = null;
  #again = false;
  #attempt: string;
  #answer: string;
  #onsaved: (answer: SaidAnswer, asked: AskedBack | null) => void;

  constructor(
    attempt: string,
    said: SaidAnswer,
    onsaved: (answer: SaidAnswer, asked: AskedBack | null) => void,
  ) {
    this.#attempt = attempt;
    this.#answer = said.id;
    this.#onsaved = onsaved;
    if (said.review) this.adopt(said.review);
  }

  /** What another tab or device has ticked since. */
  adopt(review: Review) {
    if (this.#saving || this.status === 'failed') return;
    this.points = review.points;
    this.mistakes = review.mistakes;
    this.level = review.level;
    this.estimate = review.estimate;
    this.status = 'saved';
  }

  toggle(kind: Ticked, id: string) {
    const on = this[kind].includes(id);
    this[kind] = on ? this[kind].filter((one) => one !== id) : [...this[kind], id];
    void this.save();
  }

  /** The person's own level; null goes back to the estimate. */
  choose(level: number | null) {
    this.level = level;
    void this.save();
  }

  /** Saves what is ticked, and what is ticked meanwhile. */
  save(): Promise<void> {
    this.#again = true;
    this.#saving ??= this.#run().finally(() => (this.#saving = null));
    return this.#saving;
  }

  async #run() {
    this.status = 'saving';
    try {
      while (this.#again) {
        this.#again = false;
        const { points, mistakes, level } = this;
        const heard = { points, mistakes, level };
        const { answer, asked_back } = await reviewAnswer(this.#attempt, this.#answer, uuid7(), heard);
        this.estimate = answer.review?.estimate ?? null;
        if (!this.#again) this.#onsaved(answer, asked_back);
      }
      this.status = 'saved';
      this.problem = null;
    } catch (error) {
      this.status = 'failed';
      this.problem = asProblem(error);
    }
  }

  /** The network is back. */
  wake() {
    if (this.status === 'failed') void this.save();
  }
}
