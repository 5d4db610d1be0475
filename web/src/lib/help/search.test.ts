import { describe, expect, it } from 'vitest';
import type { HelpEntry } from '$lib/api';
import { excerptOf, headings, marked, search } from './search';

const section = (title: string, text: string, level = 2) => ({
  anchor: title.toLowerCase().replaceAll(' ', '-'),
  level,
  title,
  text,
});
const pages: HelpEntry[] = [
  {
    id: 'start',
    title: 'Start here',
    sections: [section('Start here', 'Open the list.', 1), section('A backup', 'Your drafts are kept.')],
  },
  {
    id: 'operator',
    title: 'For operators',
    sections: [
      section('For operators', 'A backup holds everything.', 1),
      section('Backup', 'askback backup FILE works while the server runs. C++ is no Python.'),
    ],
  },
];

describe('search', () => {
  it('finds every word in any order, headings first', () => {
    expect(search(pages, 'BACKUP').map(({ href }) => href)).toEqual([
      '/help/start#a-backup',
      '/help/operator#backup',
      '/help/operator',
    ]);
    expect(search(pages, 'server  backup').map(({ href }) => href)).toEqual(['/help/operator#backup']);
  });
  it('finds nothing for a word that is not there, and for no word', () => {
    expect(search(pages, 'backup unicorn')).toEqual([]);
    expect(search(pages, '  ')).toEqual([]);
  });
  it('takes signs as they are', () => {
    expect(search(pages, 'c++').map(({ excerpt }) => excerpt[1])).toEqual(['C++']);
    expect(search(pages, '(')).toEqual([]);
  });
});

describe('headings', () => {
  it('lists the documents when nothing is typed', () =>
    expect(headings(pages, '', 9).map(({ href }) => href)).toEqual(['/help/start', '/help/operator']));
  it('finds headings, also by the name of their document, and no text', () => {
    expect(headings(pages, 'backup', 9).map(({ href }) => href)).toEqual([
      '/help/start#a-backup',
      '/help/operator#backup',
    ]);
    expect(headings(pages, 'operators back', 9)).toHaveLength(1);
    expect(headings(pages, 'drafts', 9)).toEqual([]);
  });
  it('keeps to the number asked for', () => expect(headings(pages, '', 1)).toHaveLength(1));
});

describe('excerptOf', () => {
  it('shows a short text whole', () =>
    expect(excerptOf('A backup\nholds  it', ['backup'])).toEqual(['A ', 'backup', ' holds it']));
  it('cuts a long text between words around the first hit', () => {
    const text = `${'before '.repeat(40)}backup ${'after '.repeat(60)}`;
    const whole = excerptOf(text, ['backup']).join('');
    expect(whole).toMatch(/^… before .*backup after .* …$/);
    expect(whole.length).toBeLessThan(260);
  });
  it('begins at the start when only the heading has the word', () =>
    expect(excerptOf('Some text.', ['gone'])).toEqual(['Some text.']));
  it('ends for a text without blanks', () =>
    expect(excerptOf('x'.repeat(999), ['y']).join('').length).toBeLessThan(260));
});

describe('marked', () => {
  it('keeps the case of the text', () => expect(marked('A Key', ['key'])).toEqual(['A ', 'Key', '']));
  it('leaves a text without words whole', () => expect(marked('A Key', [])).toEqual(['A Key']));
});
