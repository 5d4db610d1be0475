import { preferences } from '$lib/theme/preferences.svelte';
import { isSingle, matches, type Combo } from './combo';

export interface Shortcut {
  combo: Combo;
  label: string;
  group: string;
  /** Runs the shortcut; `false` leaves the key to the browser. */
  run: (event: KeyboardEvent) => void | boolean;
  /** Shown in the palette too. */
  action?: boolean;
  /** Told in the list of keys, but handled elsewhere (by the editor, for one). */
  told?: boolean;
}

const writes = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';

/** The shortcuts of what is on the page now. */
class Keys {
  list = $state.raw<Shortcut[]>([]);
  /** The same, outside of what effects see: one that is being torn down would read the list of before. */
  #all: Shortcut[] = [];
  /** Whether something waits to be written: until it is, a letter is a letter, wherever the focus may be. */
  held = $state(false);
  #holding = 0;

  /** Keeps single keys from acting for as long as the effect that calls it lives. */
  hold(): () => void {
    this.held = ++this.#holding > 0;
    return () => {
      this.held = --this.#holding > 0;
    };
  }

  /** Adds shortcuts for as long as the effect that calls it lives; the newest win. */
  register(shortcuts: Shortcut[]): () => void {
    this.list = this.#all = [...shortcuts, ...this.#all];
    return () => {
      this.list = this.#all = this.#all.filter((one) => !shortcuts.includes(one));
    };
  }

  handle = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    // A tab takes Enter for itself, also when Ctrl is held: Ctrl+Enter still runs the program.
    if ((event.defaultPrevented && !target?.closest('[role=tab]')) || event.isComposing) return;
    const inField = target?.closest(writes) !== null && target !== null;
    const inDialog = document.querySelector('[role=dialog], [role=alertdialog]') !== null;
    for (const shortcut of this.list) {
      if (shortcut.told || !matches(shortcut.combo, event)) continue;
      if (isSingle(shortcut.combo) && (inField || inDialog || this.held || !preferences.singleKeys)) continue;
      // Enter and Space belong to the control that has the focus.
      if (event.key === 'Enter' && isSingle(shortcut.combo) && target?.closest('a, button')) continue;
      if (shortcut.run(event) === false) continue;
      event.preventDefault();
      return;
    }
  };
}

export const keys = new Keys();
