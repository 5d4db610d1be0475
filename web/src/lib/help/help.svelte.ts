import { asProblem, listHelp, type HelpIndex, type Problem } from '$lib/api';

/** The documents that come with this Askback: the same for everybody, so read once. */
class Help {
  index = $state.raw<HelpIndex | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The anchor of the heading that is being read. */
  reading = $state<string | undefined>();
  #asked = false;

  async read(again = false) {
    if (this.#asked && !again) return;
    this.#asked = true;
    this.problem = null;
    try {
      this.index = await listHelp();
    } catch (error) {
      this.#asked = false;
      this.problem = asProblem(error);
    }
  }
}

export const help = new Help();
