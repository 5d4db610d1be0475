import { en } from './en';

type Messages = typeof en;
export type MessageKey = keyof Messages;
type Args<K extends MessageKey> = Messages[K] extends (args: infer A) => string ? [args: A] : [];

/** The text for `key`; what it needs filled in is checked by the compiler. */
export function t<K extends MessageKey>(key: K, ...args: Args<K>): string {
  const message = en[key] as string | ((args: unknown) => string);
  return typeof message === 'string' ? message : message(args[0]);
}

/** What a level from 1 to 5 is called. */
export const levelWord = (level: number): string => t(`entry.score.${level}` as 'entry.score.1');

/** A word of the domain (`wrong_answer`, `in_part`) as people read it. */
export function word(group: 'verdict' | 'state' | 'kind', value: string): string {
  const key = `${group}.${value}` as MessageKey;
  const message = en[key] as unknown;
  return typeof message === 'string' ? message : value.replaceAll('_', ' ').replaceAll('-', ' ');
}
