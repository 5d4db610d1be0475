import {
  asProblem,
  clarify,
  listAttempts,
  readAttempt,
  readSubmission,
  sayApproach,
  startAttempt,
  type Approach,
  type AskedClarification,
  type Attempt,
  type Opening,
  type Question,
  type Task,
} from '$lib/api';
import type { OwnInput } from '$lib/api/judge';
import { DraftKeeper } from '$lib/drafts/draft.svelte';
import { uuid7 } from '$lib/drafts/ids';
import { LocalStore, type Note } from '$lib/drafts/local';
import { attemptToOpen } from '$lib/drafts/opening';
import { Judging } from './run.svelte';

/** One person at one question: the attempt, its program, what was said first, and what came of it. */
export class Sitting {
  ready = $state(false);
  attempts = $state.raw<Attempt[]>([]);
  attempt = $state('');
  approach = $state.raw<Approach | null>(null);
  note = $state.raw<Note>({ attempt: '', seconds: 0, skipped: false, hints: 0 });
  /** The plan was asked for once more. */
  sayAgain = $state(false);
  keeper = $state.raw<DraftKeeper | null>(null);
  judging = $state.raw(new Judging([]));
  /** Counts submissions, so that what depends on them is read again. */
  submitted = $state(0);
  older = $state<string | null>(null);
  /** Whether an attempt that has not begun shall begin with the brief, as in an interview. */
  interview = $state(false);
  #begunAs = $state<Opening | null>(null);
  /** What was asked about the task, oldest first. */
  asked = $state.raw<AskedClarification[]>([]);
  /** The plan is asked for until it is said or skipped; after a submission it would not be said first any more. */
  readonly toSay = $derived.by(
    () =>
      this.sayAgain ||
      (this.approach === null &&
        // Of a program with a fault one says where it comes from instead.
        this.task.before === null &&
        !this.note.skipped &&
        !this.attempts.some((one) => one.id === this.attempt && one.submissions.length > 0)),
  );
  /** The attempt as the server knows it; null before it does. */
  readonly known = $derived(this.attempts.find((one) => one.id === this.attempt) ?? null);
  /** How the attempt has begun; null while the server does not know of it, and it can still be chosen. */
  readonly opening = $derived<Opening | null>(this.known?.opening ?? this.#begunAs);
  /** The way it opens can be chosen until something of it is kept. */
  readonly choosable = $derived.by(
    () =>
      this.ready &&
      this.question.brief_html !== null &&
      this.opening === null &&
      this.keeper?.status === 'nothing',
  );
  readonly brief = $derived.by(
    () =>
      this.question.brief_html !== null &&
      (this.opening === null ? this.interview : this.opening === 'brief') &&
      this.note.statement !== true,
  );
  readonly local: LocalStore;
  #begun: Promise<unknown> | null = null;
  #submission: { id: string; source: string; python: string | null } | null = null;

  readonly question: Question;
  readonly task: Task;
  #onadopt: (text: string) => void;

  constructor(person: string, question: Question, task: Task, onadopt: (text: string) => void) {
    this.question = question;
    this.task = task;
    this.#onadopt = onadopt;
    this.local = new LocalStore(person);
    this.judging = new Judging(task.cases);
  }

  async open() {
    const onServer = await this.#readAttempts();
    const current = await this.local.current(this.question.id).catch(() => undefined);
    const drafts = current ? await this.local.drafts(current.attempt, 'program').catch(() => []) : [];
    const unsent = drafts.some((draft) => draft.unsent);
    const id = attemptToOpen(onServer ?? [], current, unsent || onServer === undefined, uuid7());
    if (id !== current?.attempt) await this.#choose(id);
    await this.#enter(id, onServer);
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

  async #choose(attempt: string) {
    const seen =
      this.attempts
        .map((one) => one.id)
        .sort()
        .at(-1) ?? '';
    await this.local.setCurrent({ question: this.question.id, attempt, seen }).catch(() => {});
  }

  async #enter(id: string, onServer: Attempt[] | undefined) {
    this.keeper?.end();
    const known = onServer?.find((attempt) => attempt.id === id) ?? null;
    this.attempt = id;
    this.sayAgain = false;
    this.approach = known?.approach ?? null;
    this.asked = known?.clarifications ?? [];
    this.#begunAs = null;
    this.#begun = known ? Promise.resolve() : null;
    this.#submission = null;
    this.judging.stop();
    this.judging = new Judging(this.task.cases);
    this.note = await this.local
      .note(id)
      .catch(() => ({ attempt: id, seconds: 0, skipped: false, hints: 0 }));
    const keeper = new DraftKeeper({
      attempt: id,
      step: 'program',
      local: this.local,
      begin: () => this.begin(),
      onadopt: this.#onadopt,
    });
    const last = known && (await this.#last(known));
    // What was handed in from the terminal has no draft: it is gone on with, not begun again.
    const text = last?.source ?? this.task.starter;
    await keeper.open(onServer === undefined ? undefined : (known?.draft ?? null), text);
    this.keeper = keeper;
    if (last?.result && this.judging.status === 'idle')
      this.judging.show(last.result, last.source, last.submitted_at);
  }

  /** What was handed in last. */
  async #last(attempt: Attempt) {
    const last = [...attempt.submissions].sort((a, b) => a.id.localeCompare(b.id)).at(-1);
    // When it cannot be read, the list of attempts still names it.
    return last ? await readSubmission(attempt.id, last.id).catch(() => null) : null;
  }

  /** The server learns of the attempt with the first thing that is kept for it. */
  begin(): Promise<unknown> {
    this.#begun ??= this.#start(this.attempt).catch((error) => {
      this.#begun = null;
      throw error;
    });
    return this.#begun;
  }

  async #start(attempt: string) {
    const as = this.question.brief_html !== null && this.interview ? 'brief' : 'statement';
    const { opening } = await startAttempt(attempt, this.question.id, as);
    if (attempt === this.attempt) this.#begunAs = opening;
  }

  /** Asks about the task, in one's own words or by an item of its list; what is asked is kept. */
  async ask(id: string, text: string, item: number | null) {
    const { attempt } = this;
    await this.begin();
    const asked = await clarify(attempt, id, { text, item });
    if (attempt === this.attempt) this.asked = [...this.asked, asked];
  }

  async say(text: string, time: string | null, space: string | null) {
    await this.begin();
    this.approach = await sayApproach(this.attempt, { id: uuid7(), text, time, space });
  }

  async remember(change: Partial<Note>) {
    this.note = { ...this.note, ...change };
    await this.local.putNote(this.note).catch(() => {});
  }

  run(python: string | null, own: OwnInput | null) {
    return this.judging.run(this.question.id, this.keeper?.text ?? '', python, own);
  }

  async submit(python: string | null) {
    const source = this.keeper?.text ?? '';
    // What was sent but never answered goes again under its own name: it counts once.
    const again = this.#submission;
    const submission =
      again && again.source === source && again.python === python ? again : { id: uuid7(), source, python };
    this.#submission = submission;
    const attempt = this.attempt;
    try {
      await this.begin();
    } catch (error) {
      this.judging.problem = asProblem(error);
      this.judging.status = 'failed';
      return;
    }
    await this.judging.submit(attempt, submission.id, source, python);
    if (this.judging.status === 'done') this.#submission = null;
    await this.refresh();
  }

  /** After a submission: the list of attempts and what is unlocked by it. */
  async refresh() {
    this.submitted += 1;
    await this.look();
  }

  /** Reads the attempt again. */
  async look() {
    try {
      const attempt = await readAttempt(this.attempt);
      const others = this.attempts.filter((one) => one.id !== attempt.id);
      this.attempts = [attempt, ...others].sort((a, b) => b.id.localeCompare(a.id));
    } catch {
      // Read again when the list is opened.
    }
  }

  /** A new attempt with the given program; returns the way back. */
  async startAgain(): Promise<() => Promise<void>> {
    const before = this.attempt;
    await this.keeper?.flush();
    await this.#switch(uuid7());
    return () => this.#switch(before);
  }

  async #switch(id: string) {
    const onServer = await this.#readAttempts().catch(() => undefined);
    await this.#choose(id);
    await this.#enter(id, onServer ?? []);
    this.#onadopt(this.keeper?.text ?? '');
  }

  end() {
    this.keeper?.end();
    this.judging.stop();
  }
}
