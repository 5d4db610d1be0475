/** The text of the files of a question: one view, a state for each file, so that each keeps its own undo. */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, Prec, type Extension, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { EditorFault } from '$lib/api';
import { change, fontSize, look, wrapping } from '$lib/coding/editor';
import { classHighlighter } from '@lezer/highlight';
import { languageOf } from './languages';

const fromElsewhere = Annotation.define<boolean>();

const mark = (colour: string) => ({
  content: '""',
  width: '8px',
  height: '8px',
  marginTop: '6px',
  borderRadius: '50%',
  backgroundColor: `var(--${colour})`,
});

const faultLook = EditorView.theme({
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad) 1px' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--warn) 1px' },
  '.cm-lint-marker-error': mark('bad'),
  '.cm-lint-marker-warning': mark('warn'),
  '.cm-gutter-lint': { width: '16px' },
  '.cm-tooltip': {
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--hairline)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--lift)',
  },
  '.cm-diagnostic': { padding: '6px 10px', maxWidth: '60ch' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--warn)' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--accent-soft)' },
});

export interface TextOptions {
  parent: HTMLElement;
  size: number;
  label: (path: string) => string;
  onchange: (path: string, text: string) => void;
  onsave: () => void;
  oncheck: () => void;
}

/** Faults that have a place in a text; advice on the whole of it has none. */
export const marked = (faults: EditorFault[], path: string) =>
  faults.filter((fault) => fault.file === path && (fault.line !== null || fault.severity === 'error'));

/** Where a fault is in a text; a fault without a line stands on the first. */
export function diagnosticOf(doc: Text, fault: EditorFault): Diagnostic {
  const line = doc.line(Math.max(1, Math.min(doc.lines, fault.line ?? 1)));
  const indent = /^\s*/.exec(line.text)?.[0].length ?? 0;
  // Columns count characters, positions count code units.
  const before = fault.column ? [...line.text].slice(0, fault.column - 1).join('').length : indent;
  const from = Math.min(line.to, line.from + before);
  const word = /^[\w-]+/.exec(line.text.slice(from - line.from))?.[0].length ?? 0;
  return {
    from,
    to: fault.column && word > 0 ? from + word : line.to,
    severity: fault.severity === 'error' ? 'error' : 'warning',
    message: fault.message,
  };
}

export class Texts {
  #view: EditorView;
  #states = new Map<string, EditorState>();
  #sizing = new Compartment();
  #options: TextOptions;
  #size: number;
  #path = '';

  constructor(options: TextOptions) {
    this.#options = options;
    this.#size = options.size;
    this.#view = new EditorView({ parent: options.parent });
  }

  /** Brings a file into sight; its undo, cursor and place are as they were left. */
  show(path: string, text: string) {
    if (path === this.#path) return this.adopt(path, text);
    this.#keep();
    const known = this.#states.get(path);
    this.#path = path;
    this.#view.setState(known ?? EditorState.create({ doc: text, extensions: this.#extensions(path) }));
    this.#view.dispatch({ effects: this.#sizing.reconfigure(fontSize(this.#size)) });
    this.adopt(path, text);
  }

  /** Another text takes the place of what is there; what is alike stays where it is. */
  adopt(path: string, text: string) {
    if (path !== this.#path) {
      this.#states.delete(path);
      return;
    }
    const now = this.#view.state.doc.toString();
    if (now !== text)
      this.#view.dispatch({ changes: change(now, text), annotations: fromElsewhere.of(true) });
  }

  faults(faults: EditorFault[]) {
    const { state } = this.#view;
    this.#view.dispatch(
      setDiagnostics(
        state,
        faults.map((fault) => diagnosticOf(state.doc, fault)),
      ),
    );
  }

  goTo(line: number) {
    const { doc } = this.#view.state;
    const at = doc.line(Math.max(1, Math.min(doc.lines, line))).from;
    this.#view.dispatch({
      selection: { anchor: at },
      effects: EditorView.scrollIntoView(at, { y: 'center' }),
    });
    this.#view.focus();
  }

  focus() {
    this.#view.focus();
  }

  resize(size: number) {
    this.#size = size;
    this.#view.dispatch({ effects: this.#sizing.reconfigure(fontSize(size)) });
  }

  destroy() {
    this.#view.destroy();
  }

  #keep() {
    if (this.#path) this.#states.set(this.#path, this.#view.state);
  }

  #extensions(path: string): Extension[] {
    const command = (run: () => void) => () => {
      run();
      return true;
    };
    return [
      Prec.highest(
        keymap.of([
          { key: 'Mod-s', run: command(this.#options.onsave) },
          { key: 'Mod-Enter', run: command(this.#options.oncheck) },
        ]),
      ),
      lineNumbers(),
      lintGutter(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentOnInput(),
      indentUnit.of(path.endsWith('.py') ? '    ' : '  '),
      bracketMatching(),
      path.endsWith('.md') ? [] : closeBrackets(),
      highlightSelectionMatches(),
      syntaxHighlighting(classHighlighter),
      languageOf(path),
      // Prose goes on at the margin, a program in from where its line began.
      path.endsWith('.md') ? EditorView.lineWrapping : wrapping,
      keymap.of([
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...lintKeymap,
        indentWithTab,
      ]),
      EditorView.contentAttributes.of({
        'aria-label': this.#options.label(path),
        tabindex: '0',
        spellcheck: path.endsWith('.md') ? 'true' : 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
      }),
      EditorView.updateListener.of((update) => {
        const ours = update.transactions.some((one) => one.annotation(fromElsewhere));
        if (update.docChanged && !ours) this.#options.onchange(path, update.state.doc.toString());
      }),
      this.#sizing.of(fontSize(this.#size)),
      look,
      faultLook,
    ];
  }
}
