/**
 * What this browser keeps of a person's work, in IndexedDB: texts that the server does not have yet,
 * the attempt each question was left at, clocks, and small notes. It never decides which version is right.
 */
export interface LocalDraft {
  /** The attempt, and the step of it; see `place`. */
  attempt: string;
  /** The tab that wrote it. */
  tab: string;
  text: string;
  /** The server's revision it builds on; 0 before the first. */
  base: number;
  /** The server does not have it yet. */
  unsent: boolean;
  at: number;
}

export interface Current {
  question: string;
  attempt: string;
  /** The newest attempt the server had when this one was chosen. */
  seen: string;
}

export interface Note {
  attempt: string;
  /** Seconds worked on it in this browser. */
  seconds: number;
  /** "Say it first" was skipped. */
  skipped: boolean;
  /** Hints that were opened. */
  hints: number;
  /** The exact statement was asked for. */
  statement?: boolean;
}

/** How long somebody has taken over a step, and whether its clock ran when it was last looked at. */
export interface KeptClock {
  spent: number;
  running: boolean;
}

/**
 * Where the text of a step lies. The program's lies under its attempt alone: a key of another shape would need
 * a new version of the database, which every open tab of the old one would hold up.
 */
const place = (attempt: string, step: string) => (step === 'program' ? attempt : `${attempt} ${step}`);

export class LocalStore {
  #db: Promise<IDBDatabase>;

  constructor(person: string) {
    this.#db = open(`askback-${person}`);
    // Whoever waits for it hears of the failure; nobody waiting is no fault of its own.
    this.#db.catch(() => {});
  }

  drafts(attempt: string, step: string): Promise<LocalDraft[]> {
    const key = place(attempt, step);
    return this.#ask('drafts', 'readonly', (store) => store.getAll(IDBKeyRange.bound([key], [key, []])));
  }

  putDraft(draft: LocalDraft, step: string): Promise<unknown> {
    const kept = { ...draft, attempt: place(draft.attempt, step) };
    return this.#ask('drafts', 'readwrite', (store) => store.put(kept));
  }

  dropDraft(attempt: string, step: string, tab: string): Promise<unknown> {
    return this.#ask('drafts', 'readwrite', (store) => store.delete([place(attempt, step), tab]));
  }

  current(question: string): Promise<Current | undefined> {
    return this.#ask('current', 'readonly', (store) => store.get(question));
  }

  setCurrent(current: Current): Promise<unknown> {
    return this.#ask('current', 'readwrite', (store) => store.put(current));
  }

  async note(attempt: string): Promise<Note> {
    const found = await this.#ask<Note | undefined>('notes', 'readonly', (store) => store.get(attempt));
    return found ?? { attempt, seconds: 0, skipped: false, hints: 0 };
  }

  putNote(note: Note): Promise<unknown> {
    return this.#ask('notes', 'readwrite', (store) => store.put(note));
  }

  async clock(attempt: string, step: string): Promise<KeptClock> {
    const key = `${attempt} clock ${step}`;
    const found = await this.#ask<KeptClock | undefined>('notes', 'readonly', (store) => store.get(key));
    return { spent: found?.spent ?? 0, running: found?.running ?? false };
  }

  putClock(attempt: string, step: string, clock: KeptClock): Promise<unknown> {
    const kept = { ...clock, attempt: `${attempt} clock ${step}` };
    return this.#ask('notes', 'readwrite', (store) => store.put(kept));
  }

  /** Does away with all that is kept of an attempt. */
  async forget(attempt: string): Promise<void> {
    const current = await this.#ask<Current[]>('current', 'readonly', (store) => store.getAll());
    for (const { question } of current.filter((one) => one.attempt === attempt))
      await this.#ask('current', 'readwrite', (store) => store.delete(question));
    await this.#ask('notes', 'readwrite', (store) => store.delete(attempt));
    const clocks = IDBKeyRange.bound(`${attempt} clock `, `${attempt} clock \uffff`);
    await this.#ask('notes', 'readwrite', (store) => store.delete(clocks));
    await this.#ask('drafts', 'readwrite', (store) =>
      store.delete(IDBKeyRange.bound([attempt], [`${attempt} \uffff`, []])),
    );
  }

  /** Does away with everything. */
  async forgetAll(): Promise<void> {
    for (const name of ['drafts', 'current', 'notes'])
      await this.#ask(name, 'readwrite', (store) => store.clear());
  }

  async #ask<T>(
    name: string,
    mode: IDBTransactionMode,
    operation: (store: IDBObjectStore) => IDBRequest,
  ): Promise<T> {
    const db = await this.#db;
    return new Promise((resolve, reject) => {
      // Strict: "saved on this device" has to survive more than the tab.
      const transaction = db.transaction(name, mode, { durability: 'strict' });
      const request = operation(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
    });
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('drafts', { keyPath: ['attempt', 'tab'] });
      request.result.createObjectStore('current', { keyPath: 'question' });
      request.result.createObjectStore('notes', { keyPath: 'attempt' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
