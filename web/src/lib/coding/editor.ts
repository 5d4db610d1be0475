import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { begun } from './starter';

const markLine = StateEffect.define<number | null>();
const fromElsewhere = Annotation.define<boolean>();

const failing = Decoration.line({ class: 'cm-failing' });

/** The line a program failed on; the mark moves with the text and goes when the line is changed. */
const failingLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    transaction.changes.iterChangedRanges((from, to) => {
      const line = transaction.startState.doc.lineAt(from);
      const end = transaction.startState.doc.lineAt(to);
      marks.between(line.from, end.to, () => {
        next = Decoration.none;
        return false;
      });
    });
    for (const effect of transaction.effects)
      if (effect.is(markLine)) {
        const { doc } = transaction.state;
        next =
          effect.value === null || effect.value < 1 || effect.value > doc.lines
            ? Decoration.none
            : Decoration.set(failing.range(doc.line(effect.value).from));
      }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Long lines go on below, in from where they began: nothing of a program lies out of sight. */
const deepest = 40;
const hanging = Array.from({ length: deepest + 1 }, (_, indent) =>
  Decoration.line({ class: `cm-hang-${indent}` }),
);
const hang = EditorView.theme(
  Object.fromEntries(
    hanging.map((_, indent) => [
      `.cm-line.cm-hang-${indent}`,
      { paddingLeft: `calc(8px + ${indent + 4}ch)`, textIndent: `-${indent + 4}ch` },
    ]),
  ),
);

function hangs(view: EditorView): DecorationSet {
  const marks = view.visibleRanges.flatMap(({ from, to }) => {
    const found = [];
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      const indent = Math.min(deepest, /^ */.exec(line.text)?.[0].length ?? 0);
      const mark = hanging[indent];
      if (mark) found.push(mark.range(line.from));
      at = line.to + 1;
    }
    return found;
  });
  return Decoration.set(marks, true);
}

export const wrapping = [
  EditorView.lineWrapping,
  hang,
  ViewPlugin.define(
    (view) => ({
      marks: hangs(view),
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) this.marks = hangs(update.view);
      },
    }),
    { decorations: (plugin) => plugin.marks },
  ),
];

export const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', fontVariantLigatures: 'none', lineHeight: '1.5' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '.cm-line': { padding: '0 16px 0 8px' },
  '.cm-gutters': { color: 'var(--quiet)', backgroundColor: 'var(--surface)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '40px', padding: '0 8px 0 12px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { backgroundColor: 'var(--line-now)' },
  '.cm-failing, &.cm-focused .cm-failing.cm-activeLine': {
    backgroundColor: 'var(--bad-soft)',
    boxShadow: 'inset 2px 0 var(--bad)',
  },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--selection)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--warn-soft)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--bad-soft)' },
  '.cm-panels': { color: 'var(--text)', backgroundColor: 'var(--ground)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--hairline)' },
  '.cm-textfield': {
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--hairline)',
    borderRadius: '4px',
  },
  '.cm-button': {
    color: 'var(--text)',
    backgroundImage: 'none',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--hairline)',
    borderRadius: '4px',
  },
});

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  /** What the text is before anything was written. */
  starter: string;
  label: string;
  size: number;
  onchange: (text: string) => void;
  onrun: () => void;
  onsubmit: () => void;
}

export interface Editor {
  focus: () => void;
  /** Another text takes the place of this one; what is alike stays where it is, the cursor too. */
  adopt: (text: string) => void;
  mark: (line: number | null) => void;
  goTo: (line: number) => void;
  resize: (size: number) => void;
  destroy: () => void;
}

export const fontSize = (size: number) => EditorView.theme({ '&': { fontSize: `${size / 16}rem` } });

export function openEditor(options: EditorOptions): Editor {
  const opened = (text: string) =>
    text === options.starter ? begun(text) : { text, at: text.trimEnd().length };
  const { text, at } = opened(options.text);
  const sizing = new Compartment();
  const command = (run: () => void) => () => {
    run();
    return true;
  };
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: text,
      selection: { anchor: at },
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Mod-Enter', run: command(options.onrun) },
            { key: 'Mod-Shift-Enter', run: command(options.onsubmit) },
          ]),
        ),
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of('    '),
        EditorState.tabSize.of(4),
        bracketMatching(),
        closeBrackets(),
        highlightSelectionMatches(),
        syntaxHighlighting(classHighlighter),
        python(),
        failingLine,
        wrapping,
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          tabindex: '0',
          spellcheck: 'false',
          autocorrect: 'off',
          autocapitalize: 'off',
        }),
        EditorView.updateListener.of((update) => {
          const ours = update.transactions.some((one) => one.annotation(fromElsewhere));
          if (update.docChanged && !ours) options.onchange(update.state.doc.toString());
        }),
        sizing.of(fontSize(options.size)),
        look,
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    adopt: (next) => {
      const { text, at } = opened(next);
      view.dispatch({
        changes: change(view.state.doc.toString(), text),
        selection: next === options.starter ? { anchor: at } : undefined,
        annotations: fromElsewhere.of(true),
      });
    },
    mark: (line) => view.dispatch({ effects: markLine.of(line) }),
    goTo: (line) => {
      const { doc } = view.state;
      const at = doc.line(Math.max(1, Math.min(doc.lines, line))).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    resize: (size) => view.dispatch({ effects: sizing.reconfigure(fontSize(size)) }),
    destroy: () => view.destroy(),
  };
}

/** The one piece in which two texts differ. */
export function change(before: string, after: string): { from: number; to: number; insert: string } {
  const short = Math.min(before.length, after.length);
  let head = 0;
  while (head < short && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < short - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}
