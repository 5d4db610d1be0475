import { asProblem, traceProgram, type Problem, type TraceRequest } from '$lib/api';
import { whereItParts } from './parting';
import { Player } from './player.svelte';

/** What is stepped through: asked for, on its way, there. */
export class Tracing {
  status = $state<'closed' | 'loading' | 'ready' | 'failed'>('closed');
  player = $state.raw<Player | null>(null);
  problem = $state.raw<Problem | null>(null);
  source = $state.raw('');
  /** What was predicted, where something was. */
  predicted = $state.raw<string | null>(null);
  readonly open = $derived(this.status !== 'closed');
  #question: string;
  #request: TraceRequest | null = null;
  #abort: AbortController | null = null;
  #opener: Element | null = null;

  constructor(question: string) {
    this.#question = question;
  }

  async start(request: TraceRequest, predicted: string | null = null) {
    this.#opener = document.activeElement;
    this.#request = request;
    this.predicted = predicted;
    await this.#load();
  }

  async again() {
    await this.#load();
  }

  async #load() {
    if (!this.#request) return;
    this.#stop();
    const abort = (this.#abort = new AbortController());
    this.source = this.#request.source;
    this.problem = null;
    this.status = 'loading';
    try {
      const trace = await traceProgram(this.#question, this.#request, abort.signal);
      if (this.#abort !== abort) return;
      const parts = this.predicted === null ? null : whereItParts(trace.steps, this.predicted);
      this.player = new Player(trace, parts ?? trace.interesting?.step ?? null);
      this.status = 'ready';
    } catch (error) {
      if (this.#abort !== abort) return;
      this.problem = asProblem(error);
      this.status = 'failed';
    }
  }

  #stop() {
    this.#abort?.abort();
    this.#abort = null;
    this.player?.pause();
    this.player = null;
  }

  /** Back to where it was opened. */
  close() {
    this.#stop();
    this.status = 'closed';
    const opener = this.#opener;
    setTimeout(() => opener instanceof HTMLElement && opener.isConnected && opener.focus(), 0);
  }
}
