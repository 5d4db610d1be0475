import type { HelpSection } from '$lib/api';

export interface Heading extends HelpSection {
  /** The headings one level deeper. */
  under: HelpSection[];
}

/** The contents of a document: its second level, each with its third. */
export function contentsOf(sections: HelpSection[]): Heading[] {
  const top: Heading[] = [];
  for (const section of sections) {
    if (section.level === 2) top.push({ ...section, under: [] });
    else if (section.level === 3) top.at(-1)?.under.push(section);
  }
  return top;
}

/**
 * The anchor of what is being read: the last heading above `line`, the first before any is; at the
 * end of the page the last, which may never come up that far.
 */
export function readingAt(
  tops: { anchor: string; top: number }[],
  line: number,
  atEnd = false,
): string | undefined {
  if (atEnd) return tops.at(-1)?.anchor;
  return (tops.findLast(({ top }) => top <= line) ?? tops[0])?.anchor;
}
