/** What is pressed together, such as `j`, `?`, `Mod+k` or `Mod+Shift+Enter`. `Mod` is Cmd on a Mac, else Ctrl. */
export type Combo = string;

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export const isSingle = (combo: Combo) => !combo.includes('Mod+');

export function matches(combo: Combo, event: Pressed): boolean {
  const parts = combo.split('+');
  const key = parts.pop() ?? '';
  const mod = parts.includes('Mod');
  if (mod !== (event.ctrlKey || event.metaKey) || event.altKey) return false;
  // Shift decides which sign a key gives (`?`), so it only counts where it is named or with a modifier.
  if ((mod || key.length > 1) && parts.includes('Shift') !== event.shiftKey) return false;
  return key.length === 1 ? event.key.toLowerCase() === key.toLowerCase() : event.key === key;
}

const mac = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const signs: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
};

/** How a combo is written on this machine. */
export function written(combo: Combo, apple = mac()): string {
  const parts = combo.split('+');
  return parts
    .map((part) =>
      part === 'Mod'
        ? apple
          ? '⌘'
          : 'Ctrl '
        : part === 'Shift'
          ? apple
            ? '⇧'
            : 'Shift '
          : (signs[part] ?? (parts.length > 1 ? part.toUpperCase() : part)),
    )
    .join('')
    .replace(/ (?=↵)/, ' ');
}
