import { stretchOf, type Stretch } from '$lib/answer/stopwatch';

/** What this browser remembers about looks and keys. Nothing here is needed by the server. */
export type Theme = 'auto' | 'light' | 'dark';

const themes: Theme[] = ['auto', 'light', 'dark'];
const sizes = [12, 14, 16, 20] as const;
export type EditorSize = (typeof sizes)[number];

const read = (name: string): string | null => {
  try {
    return localStorage.getItem(`askback.${name}`);
  } catch {
    return null;
  }
};

const write = (name: string, value: string) => {
  try {
    localStorage.setItem(`askback.${name}`, value);
  } catch {
    // A browser without storage forgets it at the next visit.
  }
};

class Preferences {
  #theme = $state<Theme>(themes.find((theme) => theme === read('theme')) ?? 'auto');
  #singleKeys = $state(read('single-keys') !== 'off');
  #clock = $state(read('clock') !== 'off');
  #stretch = $state<Stretch>(stretchOf(read('stretch')));
  #editorSize = $state<EditorSize>(sizes.find((size) => `${size}` === read('editor-size')) ?? 14);

  readonly themes = themes;
  readonly sizes = sizes;

  get theme() {
    return this.#theme;
  }
  set theme(theme: Theme) {
    this.#theme = theme;
    write('theme', theme);
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }

  get singleKeys() {
    return this.#singleKeys;
  }
  set singleKeys(on: boolean) {
    this.#singleKeys = on;
    write('single-keys', on ? 'on' : 'off');
  }

  get clock() {
    return this.#clock;
  }
  set clock(on: boolean) {
    this.#clock = on;
    write('clock', on ? 'on' : 'off');
  }

  /** How far the limits of an answer are stretched; nobody else sees it. */
  get stretch() {
    return this.#stretch;
  }
  set stretch(stretch: Stretch) {
    this.#stretch = stretch;
    write('stretch', stretch);
  }

  get editorSize() {
    return this.#editorSize;
  }
  set editorSize(size: EditorSize) {
    this.#editorSize = size;
    write('editor-size', `${size}`);
  }
}

export const preferences = new Preferences();
