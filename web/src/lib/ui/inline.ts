export interface InlinePiece {
  text: string;
  kind: 'text' | 'code' | 'stress';
}

const marked = /(`+)(.+?)\1(?!`)|\*(\S(?:[^*]*\S)?)\*(?![\w*])/gs;

/** A line of plain text in which authors mark code with backticks and stress with asterisks. */
export function inlinePieces(text: string): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  let at = 0;
  for (const found of text.matchAll(marked)) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index), kind: 'text' });
    pieces.push(
      found[2] === undefined
        ? { text: found[3] ?? '', kind: 'stress' }
        : { text: found[2].trim() || found[2], kind: 'code' },
    );
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), kind: 'text' });
  return pieces;
}

/** The same without its marks, for names that are read aloud. */
export const inlineText = (text: string) =>
  inlinePieces(text)
    .map((piece) => piece.text)
    .join('');
