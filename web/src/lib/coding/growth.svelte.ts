import { asProblem, type Growth, type GrowthStage, type Problem } from '$lib/api';
import { measureGrowth } from '$lib/api/growth';

/** The last measurement: what was claimed, how far it is, what came of it. */
export class Growing {
  status = $state<'idle' | 'running' | 'done' | 'failed'>('idle');
  stage = $state<GrowthStage | null>(null);
  found = $state.raw<Growth | null>(null);
  problem = $state.raw<Problem | null>(null);
  claim = $state('');
  /** The program that was measured. */
  source = $state.raw('');
  #abort: AbortController | null = null;

  async measure(question: string, source: string, python: string | null) {
    this.stop();
    const abort = (this.#abort = new AbortController());
    this.status = 'running';
    this.stage = null;
    this.source = source;
    const body = { source, python, claim: this.claim || null };
    try {
      this.found = await measureGrowth(question, body, (stage) => (this.stage = stage), abort.signal);
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
