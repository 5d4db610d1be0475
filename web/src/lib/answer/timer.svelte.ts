import type { KeptClock } from '$lib/drafts/local';
import { Stopwatch } from './stopwatch';

const beat = 200;
const keepEvery = 2000;

/**
 * The stopwatch of one answer on a page. It stands while the page is out of sight, and what it shows is kept so
 * that a reload or a crash loses no more than a moment of it.
 */
export class AnswerTimer {
  seconds = $state(0);
  running = $state(false);
  #watch: Stopwatch;
  #keep: (clock: KeptClock) => void;
  #kept = 0;
  #beat: ReturnType<typeof setInterval>;

  constructor(kept: KeptClock, keep: (clock: KeptClock) => void) {
    this.#watch = new Stopwatch(kept.spent);
    this.#keep = keep;
    this.seconds = Math.floor(kept.spent / 1000);
    this.running = kept.running;
    this.#beat = setInterval(() => this.#tick(), beat);
    document.addEventListener('visibilitychange', this.#seen);
    this.#seen();
  }

  get spent(): number {
    this.#tick();
    return Math.round(this.#watch.spent);
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.#seen();
  }

  pause() {
    this.running = false;
    this.#watch.pause(performance.now());
    this.#say();
  }

  end() {
    clearInterval(this.#beat);
    document.removeEventListener('visibilitychange', this.#seen);
    const { running } = this;
    this.#watch.pause(performance.now());
    this.#keep({ spent: Math.round(this.#watch.spent), running });
  }

  #seen = () => {
    if (this.running && document.visibilityState === 'visible') this.#watch.start(performance.now());
    else this.#watch.pause(performance.now());
    this.#say();
  };

  #tick() {
    this.#watch.tick(performance.now());
    this.seconds = Math.floor(this.#watch.spent / 1000);
    if (Math.abs(this.#watch.spent - this.#kept) >= keepEvery) this.#say();
  }

  #say() {
    this.#kept = this.#watch.spent;
    this.#keep({ spent: Math.round(this.#kept), running: this.running });
  }
}
