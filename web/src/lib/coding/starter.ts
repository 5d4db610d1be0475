/** Where one begins to write: in the first body of a starter that holds nothing but its docstring. */

export interface Begun {
  text: string;
  /** The place of the cursor. */
  at: number;
}

const docstring = /^( +)"""[\s\S]*?"""[^\S\n]*$/gm;

/** The starter with a line set in below the first docstring that is all there is; as it is where there is none. */
export function begun(starter: string): Begun {
  for (const found of starter.matchAll(docstring)) {
    const [whole, indent = ''] = found;
    const end = found.index + whole.length;
    const next = /^(?:[^\S\n]*\n)*( *)\S/.exec(starter.slice(end + 1));
    if (next && (next[1] ?? '').length >= indent.length) continue;
    // At the end the empty last line is the one; elsewhere the blank lines stay as they are.
    const rest = next ? starter.slice(end) : '';
    return { text: `${starter.slice(0, end)}\n${indent}${rest}`, at: end + 1 + indent.length };
  }
  return { text: starter, at: starter.trimEnd().length };
}
