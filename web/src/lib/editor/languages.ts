import { python, pythonLanguage } from '@codemirror/lang-python';
import { defineLanguageFacet, Language, StreamLanguage } from '@codemirror/language';
import { toml } from '@codemirror/legacy-modes/mode/toml';
import type { Extension } from '@codemirror/state';
import { parseMixed } from '@lezer/common';
import { tags } from '@lezer/highlight';
import { GFM, parseCode, parser, type MarkdownConfig } from '@lezer/markdown';

const tomlLanguage = StreamLanguage.define(toml);

/** The part between the first `+++` and the next, which is TOML and no prose. */
const frontMatter: MarkdownConfig = {
  defineNodes: [{ name: 'FrontMatter', block: true, style: tags.meta }],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'IndentedCode',
      parse(context, line) {
        if (context.lineStart !== 0 || line.text.trimEnd() !== '+++') return false;
        while (context.nextLine() && line.text.trimEnd() !== '+++');
        context.addElement(context.elt('FrontMatter', 0, context.lineStart + line.text.length));
        context.nextLine();
        return true;
      },
    },
  ],
  wrap: parseMixed(({ name, from, to }) =>
    name === 'FrontMatter'
      ? {
          parser: tomlLanguage.parser,
          overlay: [{ from: Math.min(to, from + 4), to: Math.max(from + 4, to - 3) }],
        }
      : null,
  ),
};

const facet = defineLanguageFacet({});
const markdown = new Language(
  facet,
  parser.configure([
    GFM,
    frontMatter,
    parseCode({ codeParser: (info) => (info.startsWith('python') ? pythonLanguage.parser : null) }),
  ]),
  [],
  'markdown',
);

/** How a file is coloured, by the end of its name. */
export function languageOf(path: string): Extension {
  if (path.endsWith('.md')) return markdown;
  if (path.endsWith('.toml')) return tomlLanguage;
  return path.endsWith('.py') ? python() : [];
}
