import type { KeptFile } from './files';

/** What this browser keeps of a question that is not saved yet. */
export interface KeptDraft {
  /** The bank and the path in it. */
  question: string;
  /** The tab that wrote it. */
  tab: string;
  files: KeptFile[];
  at: number;
}

/** Drafts of questions, in IndexedDB. It never decides which text is right. */
export class QuestionDrafts {
  #db: Promise<IDBDatabase>;

  constructor(person: string) {
    this.#db = open(`askback-questions-${person}`);
    // Whoever waits for it hears of the failure; nobody waiting is no fault of its own.
    this.#db.catch(() => {});
  }

  /** Newest first. */
  async of(question: string): Promise<KeptDraft[]> {
    const range = IDBKeyRange.bound([question], [question, []]);
    const found = await this.#ask<KeptDraft[]>('readonly', (store) => store.getAll(range));
    return found.sort((a, b) => b.at - a.at);
  }

  put(draft: KeptDraft): Promise<unknown> {
    return this.#ask('readwrite', (store) => store.put(draft));
  }

  drop(question: string, tab: string): Promise<unknown> {
    return this.#ask('readwrite', (store) => store.delete([question, tab]));
  }

  async #ask<T>(mode: IDBTransactionMode, operation: (store: IDBObjectStore) => IDBRequest): Promise<T> {
    const db = await this.#db;
    return new Promise((resolve, reject) => {
      // Strict: what is said to be kept has to survive more than the tab.
      const transaction = db.transaction('drafts', mode, { durability: 'strict' });
      const request = operation(transaction.objectStore('drafts'));
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error);
    });
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore('drafts', { keyPath: ['question', 'tab'] });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
