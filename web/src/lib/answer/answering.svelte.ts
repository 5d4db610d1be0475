import {
  asProblem,
  readAskedBack,
  readAttempt,
  sayAnswer,
  type AskedBack,
  type Attempt,
  type Problem,
  type Question,
  type SaidAnswer,
} from '$lib/api';
import { DraftKeeper } from '$lib/drafts/draft.svelte';
import { uuid7 } from '$lib/drafts/ids';
import type { LocalStore } from '$lib/drafts/local';
import { thisTab } from '$lib/drafts/tabs';
import { placeOf, stepOf, type Place } from './ladder';
import { Ticks } from './ticks.svelte';
import { AnswerTimer } from './timer.svelte';
import { bytesOf, mostBytes, saysSomething } from './words';

export interface Answered {
  question: Question;
  attempt: string;
  local: LocalStore;
  /** Makes sure that the server knows the attempt. */
  begin: () => Promise<unknown>;
  onplace: (place: Place) => void;
}

/** Why an answer is not handed in. */
export type Refusal = 'empty' | 'large' | 'away' | 'refused';

/** What one attempt says to its question: the answer, its ticks, what is asked back, and so on up the ladder. */
export class Answering {
  answers = $state.raw<SaidAnswer[]>([]);
  place = $state.raw<Place>({ at: 'say', followUp: null });
  /** What the server would ask next. */
  asked = $state.raw<AskedBack | null>(null);
  keeper = $state.raw<DraftKeeper | null>(null);
  timer = $state.raw<AnswerTimer | null>(null);
  busy = $state(false);
  refusal = $state<Refusal | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The same was handed in from another tab or device while it is being written here. */
  elsewhere = $state(false);
  readonly last = $derived(this.answers.at(-1) ?? null);
  /** Whether each answer was listened to: until then nothing is known of what it left out. */
  readonly heard = $derived(this.answers.every((said) => said.review !== null));

  readonly question: Question;
  readonly attempt: string;
  readonly local: LocalStore;
  #begin: () => Promise<unknown>;
  #onplace: (place: Place) => void;
  /** By the answer they are of. */
  #ticks: Record<string, Ticks> = {};
  #handing: { id: string; text: string; step: string } | null = null;
  #channel: BroadcastChannel | null = null;
  #ended = false;

  constructor({ question, attempt, local, begin, onplace }: Answered) {
    this.question = question;
    this.attempt = attempt;
    this.local = local;
    this.#begin = begin;
    this.#onplace = onplace;
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel('askback-answers');
    this.#channel.onmessage = (event: MessageEvent<{ attempt: string; tab: string }>) => {
      if (event.data.attempt === attempt && event.data.tab !== thisTab().id) void this.look();
    };
  }

  /** `known` is null for an attempt the server has never heard of, undefined when it did not answer. */
  async open(known: Attempt | null | undefined, address: string | null, starter = '') {
    for (const said of known?.answers ?? []) this.#arrived(said);
    const place = known ? placeOf(known, address) : placeOf({ answers: [], drafts: [] }, address);
    await this.#enter(place, known, starter);
    if (place.at === 'tick') await this.#readAsked();
  }

  async #enter(place: Place, known: Attempt | null | undefined, starter = '') {
    this.#leave();
    this.refusal = null;
    this.problem = null;
    this.elsewhere = false;
    if (place.at === 'say') await this.#write(stepOf(place.followUp), known, starter);
    if (this.#ended) return this.#leave();
    this.place = place;
    this.#onplace(place);
  }

  async #write(step: string, known: Attempt | null | undefined, starter: string) {
    const { attempt, local } = this;
    const keeper = new DraftKeeper({ attempt, step, local, begin: this.#begin });
    const draft = known?.drafts.find((one) => one.step === step) ?? null;
    await keeper.open(known === undefined ? undefined : draft, '');
    if (keeper.text === '') keeper.changed(starter);
    const kept = await local.clock(attempt, step).catch(() => ({ spent: 0, running: false }));
    this.keeper = keeper;
    this.timer = new AnswerTimer(kept, (clock) => void local.putClock(attempt, step, clock).catch(() => {}));
  }

  #leave() {
    this.keeper?.end();
    this.timer?.end();
    this.keeper = this.timer = null;
  }

  typed(text: string) {
    this.refusal = null;
    this.keeper?.changed(text);
    if (text.trim()) this.timer?.start();
  }

  async handIn(limitMs: number | null) {
    const { keeper, timer, place } = this;
    if (!keeper || !timer || place.at !== 'say' || this.busy || keeper.conflict) return;
    const { text, step } = keeper;
    this.refusal = !saysSomething(text) ? 'empty' : bytesOf(text) > mostBytes ? 'large' : null;
    if (this.refusal) return;
    this.busy = true;
    const running = timer.running;
    timer.pause();
    // What was sent but never answered goes again under its own name: it counts once.
    const again = this.#handing;
    const handing = again?.text === text && again.step === step ? again : { id: uuid7(), text, step };
    this.#handing = handing;
    const body = { follow_up: place.followUp, text, spent_ms: timer.spent, limit_ms: limitMs };
    try {
      await this.#begin();
      this.#arrived(await sayAnswer(this.attempt, handing.id, body));
      await this.#enter({ at: 'tick' }, null);
      this.#tell();
    } catch (error) {
      this.problem = asProblem(error);
      this.refusal = this.problem.unreachable ? 'away' : 'refused';
      if (running) timer.start();
    }
    this.busy = false;
  }

  /** What was heard in an answer. */
  ticksOf(said: SaidAnswer): Ticks {
    return (this.#ticks[said.id] ??= new Ticks(this.attempt, said, (answer, asked) => {
      this.#arrived(answer);
      this.asked = asked;
      this.#tell();
    }));
  }

  /** Answers without a tick have said none of their points. */
  async tickNone() {
    const waiting = this.answers.filter((said) => said.review === null);
    await Promise.all(waiting.map((said) => this.ticksOf(said).save()));
  }

  /** On to what is asked back; to the end when nothing is. */
  async goOn() {
    await this.tickNone();
    if (!this.heard) return;
    await this.#readAsked();
    if (this.problem) return;
    const next: Place = this.asked ? { at: 'say', followUp: this.asked.id } : { at: 'end' };
    await this.#enter(next, await this.#read());
  }

  async goTo(place: Place) {
    if (place.at === this.place.at && place.at !== 'say') return;
    await this.#enter(place, await this.#read());
    if (place.at === 'tick') await this.#readAsked();
  }

  async #read(): Promise<Attempt | undefined> {
    return readAttempt(this.attempt).catch(() => undefined);
  }

  async #readAsked() {
    this.problem = null;
    try {
      this.asked = (await readAskedBack(this.attempt)).asked_back;
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  /** Something may have been handed in or ticked in another tab or on another device. */
  async look() {
    if (this.busy) return;
    const known = await this.#read();
    if (!known || this.busy || this.#ended) return;
    for (const said of known.answers) this.#arrived(said);
    const { place, keeper } = this;
    if (place.at !== 'say') return;
    const same = known.answers.filter((said) => said.follow_up === place.followUp);
    if (same.length === 0) return;
    const nothingOwn = !keeper?.text.trim() || same.some((said) => said.text === keeper.text);
    if (!nothingOwn) this.elsewhere = true;
    else {
      await this.#enter({ at: 'tick' }, known);
      await this.#readAsked();
    }
  }

  #arrived(said: SaidAnswer) {
    const known = this.answers.some((one) => one.id === said.id);
    this.answers = known
      ? this.answers.map((one) => (one.id === said.id ? said : one))
      : [...this.answers, said];
    // Made now and not when they are first drawn: what is drawn only reads.
    const ticks = this.ticksOf(said);
    if (said.review) ticks.adopt(said.review);
  }

  #tell() {
    this.#channel?.postMessage({ attempt: this.attempt, tab: thisTab().id });
  }

  /** The network is back. */
  wake() {
    this.keeper?.wake();
    for (const ticks of Object.values(this.#ticks)) ticks.wake();
  }

  end() {
    this.#ended = true;
    this.#leave();
    this.#channel?.close();
  }
}
