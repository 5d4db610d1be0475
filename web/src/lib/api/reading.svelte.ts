import { asProblem, type Problem } from './problem';

/** Something that is read from the server, and what became of it. Old content stands until the new is there. */
export class Reading<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  #turn = 0;
  #ask: () => Promise<T>;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  read = async () => {
    const turn = ++this.#turn;
    try {
      const value = await this.#ask();
      if (turn !== this.#turn) return;
      this.value = value;
      this.problem = null;
    } catch (error) {
      if (turn === this.#turn) this.problem = asProblem(error);
    }
  };
}
