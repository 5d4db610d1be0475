/** Words of a text in any script with blanks between them, and how long they take to say. */
const word = /[\p{L}\p{N}]+(?:['’_.-][\p{L}\p{N}]+)*/gu;
/** Scripts that write no blanks: about two signs make a word. */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const denseSigns = new RegExp(dense, 'gu');

const aMinute = 145;

export function countWords(text: string): number {
  const found = text.match(word) ?? [];
  if (!dense.test(text)) return found.length;
  const signs = (one: string) => one.match(denseSigns)?.length ?? 0;
  return found.reduce((sum, one) => sum + (signs(one) > 0 ? Math.ceil(signs(one) / 2) : 1), 0);
}

/** Seconds that so many words take at the pace of an interview. */
export const spokenSeconds = (words: number) => Math.round((words * 60) / aMinute);

/** Whether anything is said: blanks, signs and pictures alone are no answer. */
export const saysSomething = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** What the server keeps of one text at most. */
export const mostBytes = 1 << 20;

export const bytesOf = (text: string) =>
  text.length * 3 <= mostBytes ? text.length : new TextEncoder().encode(text).length;
