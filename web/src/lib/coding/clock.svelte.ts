import type { Sitting } from './sitting.svelte';

const idleAfter = 5 * 60_000;
const keepEvery = 5;

/** Counts the seconds worked on an attempt: while the page is in sight and somebody is there. */
export class WorkClock {
  seconds = $state(0);
  #last = Date.now();
  #timer: ReturnType<typeof setInterval>;
  #sitting: Sitting;

  constructor(sitting: Sitting) {
    this.#sitting = sitting;
    this.seconds = sitting.note.seconds;
    for (const name of ['keydown', 'pointerdown', 'pointermove'])
      addEventListener(name, this.#seen, { passive: true });
    document.addEventListener('visibilitychange', this.#keep);
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  end() {
    clearInterval(this.#timer);
    for (const name of ['keydown', 'pointerdown', 'pointermove']) removeEventListener(name, this.#seen);
    document.removeEventListener('visibilitychange', this.#keep);
    this.#keep();
  }

  #tick() {
    if (document.visibilityState !== 'visible' || Date.now() - this.#last > idleAfter) return;
    this.seconds += 1;
    if (this.seconds % keepEvery === 0) this.#keep();
  }

  #seen = () => {
    this.#last = Date.now();
  };

  #keep = () => void this.#sitting.remember({ seconds: this.seconds });
}
