import { asProblem, type EditorFile, type EditorQuestion, type EditorTemplate, type Problem } from '$lib/api';
import { readFiles, saveFiles } from '$lib/api/editor';
import { thisTab } from '$lib/drafts/tabs';
import { QuestionDrafts } from './drafts';
import {
  changesOf,
  draftOf,
  fresh,
  isChanged,
  isNew,
  keepMine,
  keptOf,
  lineCounts,
  merged,
  opened,
  sorted,
  takeTheirs,
  undoOf,
  type OpenFile,
} from './files';

/** Where the question lies, or is to lie. */
export interface Whereabouts {
  bank: string;
  path: string;
  single: boolean;
  /** For people. */
  shownPath: string;
  readOnly: string | null;
}

const keepDelay = 150;

/** One question on the desk: its files as they are in the editor, against what lies in the bank. */
export class Desk {
  files = $state.raw<OpenFile[]>([]);
  active = $state('question.md');
  where = $state.raw<Whereabouts>({ bank: '', path: '', single: false, shownPath: '', readOnly: null });
  /** Not in the bank yet. */
  create = $state(false);
  saving = $state(false);
  problem = $state.raw<Problem | null>(null);
  conflicts = $state.raw<EditorFile[]>([]);
  kept = $state<'nothing' | 'kept' | 'failed'>('nothing');
  /** Goes up with each change of a text that the editor did not make itself. */
  adopted = $state(0);

  #drafts: QuestionDrafts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending = false;

  constructor(person: string) {
    this.#drafts = new QuestionDrafts(person);
  }

  readonly present = $derived(this.files.filter((file) => !file.removed));
  readonly current = $derived(
    this.present.find((file) => file.path === this.active) ?? this.present[0] ?? null,
  );
  readonly changed = $derived(this.create || this.files.some(isChanged));
  readonly counts = $derived(lineCounts(this.files));
  readonly draft = $derived({
    bank: this.where.bank,
    path: this.where.path,
    single: this.where.single,
    files: draftOf(this.files),
  });

  /** Opens a question of a bank. Answers whether an unsaved draft was brought back. */
  async open(name: string): Promise<boolean> {
    const question = await readFiles(name);
    this.#lie(question);
    return this.#restore(question.files);
  }

  /** Begins a question that is in no bank yet. */
  async begin(template: EditorTemplate, bank: string, folder: string | null): Promise<boolean> {
    this.where = {
      bank,
      path: template.path,
      single: template.single,
      shownPath: `${folder ?? bank}/${template.path}`,
      readOnly: null,
    };
    this.create = true;
    this.files = fresh(template.files);
    const [kept] = await this.#kept();
    if (!kept) return false;
    this.files = sorted(kept.files.map((file) => ({ ...file, locked: null })));
    return true;
  }

  changeText(path: string, text: string) {
    this.#set(this.files.map((file) => (file.path === path ? { ...file, text } : file)));
  }

  addFile(path: string) {
    const old = this.files.find((file) => file.path === path);
    const file: OpenFile = old
      ? { ...old, text: '', removed: false }
      : { path, text: '', base: null, version: null, locked: null, removed: false };
    this.#set(sorted([...this.files.filter((one) => one.path !== path), file]));
    this.active = path;
    this.adopted += 1;
  }

  /** Takes a file away; answers how to bring it back. */
  removeFile(path: string): () => void {
    const before = this.files;
    const gone = this.files.flatMap((file) =>
      file.path !== path ? [file] : isNew(file) ? [] : [{ ...file, removed: true }],
    );
    this.#set(gone);
    if (this.active === path) this.active = 'question.md';
    return () => {
      this.#set(before);
      this.active = path;
      this.adopted += 1;
    };
  }

  /** Everything as it lies in the bank; answers how to get one's own back. */
  discard(): () => void {
    const before = this.files;
    const back = (files: OpenFile[]) => {
      this.#set(files);
      this.adopted += 1;
    };
    back(
      this.files.filter((file) => !isNew(file)).map((file) => ({ ...file, text: file.base, removed: false })),
    );
    return () => back(before);
  }

  /** Writes what has changed. Answers how to undo it; null when nothing was written. */
  async save(): Promise<{ undo: (() => Promise<boolean>) | null } | null> {
    if (this.saving || !this.changed) return null;
    const before = this.files;
    const { bank, path, single } = this.where;
    const created = this.create;
    const sent = changesOf(before);
    const after = await this.#write(() => saveFiles({ bank, path, single, create: created, changes: sent }));
    if (!after) return null;
    const undo = async () => {
      const changes = undoOf(before, after.files);
      const back = await this.#write(() => saveFiles({ bank, path, single, create: false, changes }));
      if (!back) return false;
      // The folder has its former content; one's own text goes on as a draft.
      this.#set(merged(keptOf(before), back.files).files);
      this.adopted += 1;
      return true;
    };
    return { undo: created ? null : undo };
  }

  /** Saves the whole question in another bank, and goes on there. */
  async copyTo(bank: string): Promise<boolean> {
    const { path, single } = this.where;
    const changes = this.present
      .filter((file) => file.text !== null)
      .map(({ path, text }) => ({ path, text, base: null }));
    const old = this.#question();
    const after = await this.#write(() => saveFiles({ bank, path, single, create: true, changes }));
    if (after) await this.#drafts.drop(old, thisTab().id).catch(() => {});
    return after !== null;
  }

  /** Looks whether the folder was changed meanwhile. */
  async refresh(): Promise<'same' | 'changed'> {
    if (this.create || this.saving || this.conflicts.length > 0) return 'same';
    const { bank, path } = this.where;
    const now = await readFiles(path || bank).catch(() => null);
    if (!now || now.bank !== bank || now.path !== path || this.saving) return 'same';
    const before = this.files;
    const { files, conflicts } = merged(keptOf(before), now.files);
    this.conflicts = conflicts;
    const text = (list: OpenFile[]) =>
      JSON.stringify(list.map((file) => [file.path, file.text, file.version]));
    if (text(files) === text(before)) return 'same';
    this.#set(files);
    this.adopted += 1;
    return conflicts.length > 0 ? 'same' : 'changed';
  }

  /** Answers how to go back to one's own text. */
  choose(theirs: EditorFile, which: 'mine' | 'theirs'): () => void {
    const before = this.files;
    this.conflicts = this.conflicts.filter((file) => file.path !== theirs.path);
    this.#set(which === 'mine' ? keepMine(this.files, theirs) : takeTheirs(this.files, theirs));
    this.adopted += 1;
    return () => {
      this.#set(keepMine(before, theirs));
      this.adopted += 1;
    };
  }

  /** Writes the draft down now. */
  async keep() {
    clearTimeout(this.#timer);
    if (!this.#pending) return;
    this.#pending = false;
    const files = keptOf(this.files);
    const question = this.#question();
    const tab = thisTab().id;
    try {
      if (files.length === 0) await this.#drafts.drop(question, tab);
      else await this.#drafts.put({ question, tab, files: $state.snapshot(files), at: Date.now() });
      this.kept = files.length === 0 ? 'nothing' : 'kept';
    } catch {
      this.kept = 'failed';
    }
  }

  #question = () => `${this.where.bank}\n${this.where.path}`;

  #set(files: OpenFile[]) {
    this.files = files;
    this.#pending = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), keepDelay);
  }

  #lie(question: EditorQuestion) {
    this.where = {
      bank: question.bank,
      path: question.path,
      single: question.single,
      shownPath: question.shown_path,
      readOnly: question.read_only,
    };
    this.create = false;
    this.files = opened(question.files);
  }

  async #write(send: () => Promise<EditorQuestion>): Promise<EditorQuestion | null> {
    this.saving = true;
    this.problem = null;
    try {
      const typed = this.files;
      const after = await send();
      const now = this.files;
      this.#lie(after);
      // What was typed while it was on its way is not saved yet.
      if (now !== typed) this.#set(merged(sinceSent(typed, now, after.files), after.files).files);
      else {
        this.#pending = true;
        await this.keep();
      }
      return after;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'bank_conflict') this.conflicts = problem.body.current as EditorFile[];
      else this.problem = problem;
      return null;
    } finally {
      this.saving = false;
    }
  }

  async #restore(bank: EditorFile[]): Promise<boolean> {
    const [kept] = await this.#kept();
    if (!kept) return false;
    const { files, conflicts } = merged(kept.files, bank);
    this.#set(files);
    this.conflicts = conflicts;
    return keptOf(files).length > 0;
  }

  /** Drafts of tabs that have ended; the newest becomes this tab's. */
  async #kept() {
    const tab = thisTab();
    const all = await this.#drafts.of(this.#question()).catch(() => []);
    const alive = await Promise.all(all.map((draft) => draft.tab !== tab.id && tab.alive(draft.tab)));
    const ended = all.filter((_, index) => !alive[index]);
    const [newest] = ended;
    if (newest && newest.tab !== tab.id) {
      await this.#drafts.put({ ...newest, tab: tab.id }).catch(() => {});
      await this.#drafts.drop(newest.question, newest.tab).catch(() => {});
    }
    if (newest) this.kept = 'kept';
    return ended;
  }
}

/** Files that differ from what was sent, made from what the bank has now. */
function sinceSent(sent: OpenFile[], now: OpenFile[], bank: EditorFile[]) {
  return now
    .filter((file) => {
      const was = sent.find(({ path }) => path === file.path);
      return file.text !== was?.text || file.removed !== was?.removed;
    })
    .map((file) => {
      const lies = bank.find(({ path }) => path === file.path);
      return { ...file, base: lies?.text ?? null, version: lies?.version ?? null };
    });
}
