import { asProblem, saveDraft, type Draft, type Problem } from '$lib/api';
import { uuid7 } from './ids';
import type { LocalStore } from './local';
import { openDraft } from './opening';
import { thisTab } from './tabs';

export type SavedState = 'nothing' | 'saved' | 'saving' | 'device' | 'unsaved' | 'conflict';

interface Message {
  tab: string;
  attempt: string;
  step: string;
  revision: number;
  text: string;
}

/** Whose text it is, and where it goes. */
export interface Kept {
  attempt: string;
  /** As the server calls it: `program`, `prediction`, `answer` or `follow-up:ID`. */
  step: string;
  local: LocalStore;
  /** Makes sure that the server knows the attempt. */
  begin: () => Promise<unknown>;
  /** Told when another tab or a choice has changed the text. */
  onadopt?: (text: string) => void;
}

const localDelay = 120;
const sendDelay = 700;
const longestRetry = 20_000;

/** Keeps one text safe, a program or an answer: first in this browser, then on the server, and in step with other tabs. */
export class DraftKeeper {
  status = $state<SavedState>('nothing');
  conflict = $state.raw<Draft | null>(null);
  problem = $state.raw<Problem | null>(null);
  text = $state.raw('');

  #base = 0;
  #unsent = false;
  #localFailed = false;
  #retry = 1000;
  #localTimer: ReturnType<typeof setTimeout> | undefined;
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  #channel: BroadcastChannel | null = null;
  #ended = false;

  readonly step: string;
  #attempt: string;
  #local: LocalStore;
  #begin: () => Promise<unknown>;
  #onadopt: (text: string) => void;

  constructor({ attempt, step, local, begin, onadopt = () => {} }: Kept) {
    this.step = step;
    this.#attempt = attempt;
    this.#local = local;
    this.#begin = begin;
    this.#onadopt = onadopt;
    if (typeof BroadcastChannel !== 'undefined') {
      this.#channel = new BroadcastChannel('askback-drafts');
      this.#channel.onmessage = (event: MessageEvent<Message>) => this.#heard(event.data);
    }
  }

  /** `server` is undefined when it did not answer. */
  async open(server: Draft | null | undefined, starter: string) {
    const tab = thisTab();
    const all = await this.#local.drafts(this.#attempt, this.step).catch(() => []);
    const alive = await Promise.all(all.map((draft) => tab.alive(draft.tab)));
    const ended = all.filter((_, index) => !alive[index]);
    const opening = openDraft(server, ended, starter);
    this.text = opening.text;
    this.#base = opening.base;
    this.#unsent = opening.unsent;
    this.status = opening.unsent ? 'device' : server ? 'saved' : 'nothing';
    if (opening.unsent) await this.#keep();
    for (const other of opening.others) await this.#handOver(other.text, other.base);
    for (const draft of ended)
      if (!opening.others.includes(draft))
        await this.#local.dropDraft(this.#attempt, this.step, draft.tab).catch(() => {});
    if (opening.conflict) this.#meet(opening.conflict);
    else if (opening.unsent) this.#plan(0);
  }

  /** The person has typed. */
  changed(text: string) {
    if (text === this.text) return;
    this.text = text;
    this.#unsent = true;
    if (this.status !== 'conflict') this.status = 'saving';
    clearTimeout(this.#localTimer);
    this.#localTimer = setTimeout(() => this.#keep(), localDelay);
    this.#plan(sendDelay);
  }

  /** Everything that is not written yet is written now. */
  async flush(leaving = false) {
    if (!this.#unsent) return;
    clearTimeout(this.#localTimer);
    const kept = this.#keep();
    if (this.status !== 'conflict') await this.#send(leaving);
    await kept;
  }

  async choose(which: 'mine' | 'theirs') {
    const theirs = this.conflict;
    if (!theirs) return;
    this.conflict = null;
    this.#base = theirs.revision;
    if (which === 'theirs') {
      this.text = theirs.text;
      this.#unsent = false;
      this.status = 'saved';
      this.#onadopt(theirs.text);
      await this.#forget();
    } else {
      this.status = 'saving';
      this.#unsent = true;
      await this.#keep();
      await this.#send();
    }
  }

  end() {
    void this.flush(true);
    this.#ended = true;
    clearTimeout(this.#sendTimer);
    this.#channel?.close();
  }

  async #keep() {
    try {
      const { text } = this;
      const kept = {
        attempt: this.#attempt,
        tab: thisTab().id,
        text,
        base: this.#base,
        unsent: this.#unsent,
      };
      await this.#local.putDraft({ ...kept, at: Date.now() }, this.step);
      this.#localFailed = false;
    } catch {
      this.#localFailed = true;
    }
  }

  /** What the server has need not lie in the browser too. */
  async #forget() {
    clearTimeout(this.#localTimer);
    await this.#local.dropDraft(this.#attempt, this.step, thisTab().id).catch(() => {});
  }

  #plan(delay: number) {
    clearTimeout(this.#sendTimer);
    if (!this.#ended) this.#sendTimer = setTimeout(() => this.#send(), delay);
  }

  async #send(leaving = false): Promise<void> {
    if (this.#sending) {
      await this.#sending;
      if (!this.#unsent || this.conflict) return;
    }
    if (!this.#unsent || this.conflict) return;
    this.#sending = this.#sendOnce(leaving).finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #sendOnce(leaving: boolean) {
    clearTimeout(this.#sendTimer);
    const text = this.text;
    try {
      await this.#begin();
      const body = { id: uuid7(), step: this.step, base_revision: this.#base, text };
      const saved = await saveDraft(this.#attempt, body, leaving && text.length < 50_000);
      this.#base = saved.revision;
      this.#retry = 1000;
      this.problem = null;
      this.#say(text);
      this.#unsent = this.text !== text;
      if (this.#unsent) {
        await this.#keep();
        this.#plan(sendDelay);
      } else {
        this.status = 'saved';
        await this.#forget();
      }
    } catch (error) {
      this.#failed(asProblem(error));
    }
  }

  #failed(problem: Problem) {
    if (problem.code === 'draft_conflict') {
      this.#meet(problem.body.current as Draft);
      return;
    }
    this.problem = problem.unreachable ? null : problem;
    this.status = this.#localFailed ? 'unsaved' : 'device';
    this.#retry = Math.min(longestRetry, this.#retry * 2);
    this.#plan(this.#retry);
  }

  #meet(theirs: Draft) {
    if (theirs.text === this.text) {
      this.#base = theirs.revision;
      this.#unsent = false;
      this.status = 'saved';
      void this.#forget();
      return;
    }
    this.conflict = theirs;
    this.status = 'conflict';
  }

  /** The server keeps a refused text too, so nothing of an ended tab is lost. */
  async #handOver(text: string, base: number) {
    try {
      await this.#begin();
      await saveDraft(this.#attempt, { id: uuid7(), step: this.step, base_revision: base, text });
    } catch (error) {
      if (asProblem(error).code !== 'draft_conflict') return;
    }
    const all = await this.#local.drafts(this.#attempt, this.step).catch(() => []);
    for (const draft of all)
      if (draft.text === text)
        await this.#local.dropDraft(this.#attempt, this.step, draft.tab).catch(() => {});
  }

  #say(text: string) {
    const { step } = this;
    const message = { tab: thisTab().id, attempt: this.#attempt, step, revision: this.#base, text };
    this.#channel?.postMessage(message satisfies Message);
  }

  #heard(message: Message) {
    if (message.attempt !== this.#attempt || message.step !== this.step) return;
    if (message.revision <= this.#base || this.#unsent) return;
    this.#base = message.revision;
    this.text = message.text;
    this.status = 'saved';
    this.#onadopt(message.text);
  }

  /** The network is back. */
  wake = () => {
    if (this.#unsent && !this.conflict) this.#plan(0);
  };
}
