import type { HelpEntry, HelpSection } from '$lib/api';

/** A heading of a document, by what is needed to show it and to go there. */
export interface Place {
  page: string;
  pageTitle: string;
  section: HelpSection;
  href: string;
}

export interface Found extends Place {
  /** The words around the first hit; every other piece is a hit. */
  excerpt: string[];
}

const fold = (text: string) => text.toLowerCase();

export const wordsOf = (query: string) => fold(query).split(/\s+/).filter(Boolean);

/** The title of a document needs no anchor: the page begins with it. */
export const addressOf = (page: string, section?: HelpSection) =>
  `/help/${page}${section && section.level > 1 ? `#${section.anchor}` : ''}`;

const places = (pages: HelpEntry[]): Place[] =>
  pages.flatMap(({ id, title, sections }) =>
    sections.map((section) => ({ page: id, pageTitle: title, section, href: addressOf(id, section) })),
  );

/** Where every word of `query` is said: in headings first, then in the order of the documents. */
export function search(pages: HelpEntry[], query: string): Found[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const inHeading = ({ section }: Place) => words.every((word) => fold(section.title).includes(word));
  const inAll = ({ section }: Place) => {
    const all = fold(`${section.title}\n${section.text}`);
    return words.every((word) => all.includes(word));
  };
  return places(pages)
    .filter(inAll)
    .sort((a, b) => Number(inHeading(b)) - Number(inHeading(a)))
    .map((place) => ({ ...place, excerpt: excerptOf(place.section.text, words) }));
}

/** Headings that say every word of `query`, for the palette; whole documents when there is none. */
export function headings(pages: HelpEntry[], query: string, most: number): Place[] {
  const words = wordsOf(query);
  return places(pages)
    .filter(({ section, pageTitle }) =>
      words.length === 0
        ? section.level === 1
        : words.every((word) => fold(`${pageTitle} ${section.title}`).includes(word)),
    )
    .slice(0, most);
}

const before = 40;
const length = 200;

/** Some words around the first hit, cut between words, in pieces: text, hit, text, hit, text. */
export function excerptOf(text: string, words: string[]): string[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const hits = words.map((word) => fold(flat).indexOf(word)).filter((at) => at >= 0);
  const first = Math.max(0, Math.min(...(hits.length > 0 ? hits : [0])) - before);
  const from = first === 0 ? 0 : flat.indexOf(' ', first) + 1;
  const whole = flat.length <= from + length;
  const to = whole ? flat.length : Math.max(flat.lastIndexOf(' ', from + length), from + length / 2);
  return marked(`${from > 0 ? '… ' : ''}${flat.slice(from, to)}${whole ? '' : ' …'}`, words);
}

/** A text cut at the hits: every other piece is one. */
export function marked(text: string, words: string[]): string[] {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return escaped.length === 0 ? [text] : text.split(new RegExp(`(${escaped.join('|')})`, 'iu'));
}
