import { asProblem, listAttempts, readAttempt, startAttempt, type Attempt, type Question } from '$lib/api';
import { uuid7 } from '$lib/drafts/ids';
import { LocalStore } from '$lib/drafts/local';
import { Answering } from './answering.svelte';
import { stepOf, type Place } from './ladder';
import { attemptToAnswer } from './opening';

/** One person at one question that is answered in words: the attempt at hand, and the earlier ones. */
export class AnswerSitting {
  ready = $state(false);
  attempts = $state.raw<Attempt[]>([]);
  older = $state<string | null>(null);
  answering = $state.raw<Answering | null>(null);
  readonly earlier = $derived(
    this.attempts.filter((one) => one.answers.length > 0 && one.id !== this.answering?.attempt),
  );
  readonly question: Question;
  #local: LocalStore;
  #onplace: (attempt: string, place: Place) => void;

  constructor(person: string, question: Question, onplace: (attempt: string, place: Place) => void) {
    this.question = question;
    this.#local = new LocalStore(person);
    this.#onplace = onplace;
  }

  /** `wanted` and `address` are what the address names: an attempt, and the place in it. */
  async open(wanted: string | null, address: string | null) {
    const onServer = await this.#readAttempts();
    const current = await this.#local.current(this.question.id).catch(() => undefined);
    const named = wanted === null ? null : await this.#named(wanted, onServer, current?.attempt);
    const unsent = current ? await this.#unsent(current.attempt) : false;
    const opening = attemptToAnswer(onServer, named, unsent ? current?.attempt : undefined, uuid7());
    const known = onServer?.find((one) => one.id === opening.attempt);
    await this.#enter(opening.attempt, known ?? (onServer && null), address, opening.starter);
    this.ready = true;
  }

  async #readAttempts(): Promise<Attempt[] | undefined> {
    try {
      const page = await listAttempts(this.question.id);
      this.attempts = page.items;
      this.older = page.next_cursor;
      return page.items;
    } catch (error) {
      if (!asProblem(error).unreachable) throw error;
      return undefined;
    }
  }

  async readOlder() {
    if (!this.older) return;
    const page = await listAttempts(this.question.id, this.older);
    this.attempts = [...this.attempts, ...page.items];
    this.older = page.next_cursor;
  }

  /** The attempt an address names, when it is one of this question's. */
  async #named(wanted: string, onServer: Attempt[] | undefined, current: string | undefined) {
    if (wanted === current || onServer?.some((one) => one.id === wanted)) return wanted;
    const found = await readAttempt(wanted).catch(() => null);
    if (found?.question !== this.question.id) return null;
    this.attempts = [...this.attempts, found];
    onServer?.push(found);
    return wanted;
  }

  /** Whether this browser holds words of an attempt that the server never got. */
  async #unsent(attempt: string): Promise<boolean> {
    const steps = [null, ...this.question.follow_ups.map((one) => one.id)].map(stepOf);
    const kept = await Promise.all(steps.map((step) => this.#local.drafts(attempt, step).catch(() => [])));
    return kept.flat().some((draft) => draft.unsent && draft.text.trim() !== '');
  }

  async #enter(id: string, known: Attempt | null | undefined, address: string | null, starter: string) {
    this.answering?.end();
    const seen = this.attempts.reduce((newest, one) => (one.id > newest ? one.id : newest), '');
    await this.#local.setCurrent({ question: this.question.id, attempt: id, seen }).catch(() => {});
    let begun: Promise<unknown> | null = known ? Promise.resolve() : null;
    const begin = () => {
      begun ??= startAttempt(id, this.question.id).catch((error) => {
        begun = null;
        throw error;
      });
      return begun;
    };
    const answering = new Answering({
      question: this.question,
      attempt: id,
      local: this.#local,
      begin,
      onplace: (place) => this.#onplace(id, place),
    });
    await answering.open(known, address, starter);
    this.answering = answering;
  }

  /** A new attempt; what was said stays among the earlier ones. */
  async again() {
    await this.#readAttempts().catch(() => {});
    await this.#enter(uuid7(), null, null, '');
  }

  end() {
    this.answering?.end();
  }
}
