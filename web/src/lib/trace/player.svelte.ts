import type { Trace } from '$lib/api';
import { Replay } from './replay';

/** How long a step stays in sight while the trace plays by itself. */
const pace = 800;

/** Where one is in a trace, and how one moves through it. */
export class Player {
  readonly trace: Trace;
  readonly interesting: number | null;
  index = $state(0);
  playing = $state(false);
  readonly last: number;
  readonly step = $derived.by(() => this.trace.steps[this.index]);
  readonly state = $derived.by(() => this.#replay.at(this.index));
  #replay: Replay;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(trace: Trace, interesting = trace.interesting?.step ?? null) {
    this.trace = trace;
    this.#replay = new Replay(trace);
    this.last = Math.max(0, trace.steps.length - 1);
    this.interesting = interesting;
    this.index = interesting ?? 0;
  }

  /** Goes to a step; whoever moves by hand takes over. */
  go(index: number) {
    this.pause();
    this.#show(index);
  }

  move(by: number) {
    this.go(this.index + by);
  }

  toInteresting() {
    if (this.interesting !== null) this.go(this.interesting);
  }

  toggle() {
    if (this.playing) return this.pause();
    if (this.index >= this.last) this.#show(0);
    this.playing = true;
    this.#timer = setInterval(() => this.#tick(), pace);
  }

  pause() {
    clearInterval(this.#timer);
    this.playing = false;
  }

  #tick() {
    this.#show(this.index + 1);
    // It stops where there is something to see.
    if (this.index >= this.last || this.index === this.interesting) this.pause();
  }

  #show(index: number) {
    this.index = Math.max(0, Math.min(this.last, index));
  }
}
