import { pythonLanguage } from '@codemirror/lang-python';
import { classHighlighter, highlightCode } from '@lezer/highlight';

export interface Word {
  text: string;
  style: string;
}

/** Python as lines of coloured words. */
export function colouredLines(code: string): Word[][] {
  const lines: Word[][] = [[]];
  highlightCode(
    code,
    pythonLanguage.parser.parse(code),
    classHighlighter,
    (text, style) => lines.at(-1)?.push({ text, style }),
    () => lines.push([]),
  );
  return lines;
}
