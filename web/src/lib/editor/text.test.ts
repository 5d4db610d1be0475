import { Text } from '@codemirror/state';
import { expect, it } from 'vitest';
import type { EditorFault } from '$lib/api';
import { languageOf } from './languages';
import { diagnosticOf } from './text';

const doc = Text.of(['call = "double"', '  wieght = 2', '']);
const fault = (line: number | null, column: number | null): EditorFault => ({
  file: 'cases.toml',
  line,
  column,
  severity: 'error',
  message: 'no such key',
});
const marked = (line: number | null, column: number | null) => {
  const { from, to } = diagnosticOf(doc, fault(line, column));
  return doc.sliceString(from, to);
};

it('marks the word at a column, or the whole line', () => {
  expect(marked(2, 3)).toBe('wieght');
  expect(marked(2, null)).toBe('wieght = 2');
  expect(marked(null, null)).toBe('call = "double"');
});

it('stays inside the text, whatever line a fault names', () => {
  expect(marked(99, 7)).toBe('');
  expect(marked(0, null)).toBe('call = "double"');
});

it('counts columns in characters', () => {
  const text = Text.of(['"😀" = x']);
  const { from, to } = diagnosticOf(text, { ...fault(1, 7), message: '' });
  expect(text.sliceString(from, to)).toBe('x');
});

it('takes the part between +++ for no prose', async () => {
  const { EditorState } = await import('@codemirror/state');
  const { ensureSyntaxTree } = await import('@codemirror/language');
  const text = '+++\n# a comment\ntitle = "x"\n+++\nA *word*.\n\n```python\nx = 1\n```\n';
  const state = EditorState.create({ doc: text, extensions: [languageOf('question.md')] });
  const found: string[] = [];
  const tree = ensureSyntaxTree(state, text.length, 10_000);
  tree?.iterate({ enter: ({ name, from, to }) => void found.push(`${name} ${from}-${to}`) });
  expect(found).toContain('FrontMatter 0-31');
  expect(found.some((node) => node.startsWith('ATXHeading'))).toBe(false);
  expect(found.some((node) => node.startsWith('Emphasis'))).toBe(true);
  expect(tree?.resolveInner(54, 1).parent?.name).toBe('Script');
});
