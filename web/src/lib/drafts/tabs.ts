import { uuid7 } from './ids';

/** Tells the tabs of one browser apart, and which of them still live. */
const last = 'askback.tab.last';
const prefix = 'askback-tab-';

export interface Tab {
  id: string;
  alive: (tab: string) => Promise<boolean>;
}

let self: Tab | null = null;

export function thisTab(): Tab {
  self ??= enter();
  return self;
}

function enter(): Tab {
  const id = uuid7();
  // The page before a reload is gone, even where the browser has not let go of its lock yet.
  const before = sessionStorage.getItem(last);
  sessionStorage.removeItem(last);
  addEventListener('pagehide', () => sessionStorage.setItem(last, id));
  // Held until the page ends, whatever way it ends.
  navigator.locks?.request(prefix + id, () => new Promise(() => {}));
  return {
    id,
    alive: async (tab) => {
      if (tab === id) return true;
      if (tab === before || !navigator.locks) return false;
      const { held = [] } = await navigator.locks.query();
      return held.some((lock) => lock.name === prefix + tab);
    },
  };
}
