import { readProfile, readToday, type Baseline, type Kind, type Today } from '$lib/api';
import { t } from '$lib/messages';
import { nextAfter } from '$lib/questions/trail';
import { addressOf } from './address';

/**
 * The list a person works through: the last one they looked at. It says what "next" is, wherever that stands.
 * Kept for the tab.
 */
export type Course = 'questions' | 'today' | 'baseline';

const key = 'askback.course';

export function take(course: Course) {
  try {
    sessionStorage.setItem(key, course);
  } catch {
    // Without storage, "next" walks the baseline and then the whole list.
  }
}

export function course(): Course | null {
  try {
    const kept = sessionStorage.getItem(key);
    return kept === 'questions' || kept === 'today' || kept === 'baseline' ? kept : null;
  } catch {
    return null;
  }
}

/** Where it goes on, and what that is called. */
export interface Onward {
  title: string;
  address: string;
  /** The list is done, and this leads back to it. */
  over: boolean;
}

interface Row {
  question: string;
  title: string;
  kind: Kind;
  done: boolean;
  brief?: boolean;
}

/** The first row after a question that is still to be done, from the top again after the last. */
function openAfter<T extends Row>(rows: T[], question: string): T | undefined {
  const at = rows.findIndex((row) => row.question === question);
  return [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))].find((row) => !row.done);
}

const to = ({ question, title, kind, brief }: Row): Onward => ({
  title,
  address: addressOf(question, kind, brief),
  over: false,
});

/** Whether a question is worked on as a step of the baseline. */
export const within = (baseline: Baseline | null, question: string) =>
  course() !== 'questions' &&
  course() !== 'today' &&
  baseline?.state === 'running' &&
  baseline.steps.some((step) => step.question === question);

export function onwardInBaseline(baseline: Baseline, question: string): Onward {
  const next = openAfter(baseline.steps, question);
  return next ? to(next) : { title: t('baseline.title'), address: '/baseline', over: true };
}

export function onwardToday(today: Today, question: string): Onward {
  const next = openAfter(today.picks, question);
  return next ? to(next) : { title: t('today.title'), address: '/', over: true };
}

/** What comes after a question in the list that is worked through; null after the last of all questions. */
export async function onward(question: string): Promise<Onward | null> {
  if (course() === 'today') return onwardToday(await readToday(), question);
  if (course() !== 'questions') {
    const { baseline } = await readProfile();
    if (baseline && within(baseline, question)) return onwardInBaseline(baseline, question);
  }
  const next = await nextAfter(question);
  if (!next) return null;
  // A task that begins with a brief does so here: only the list opens it as a drill.
  const as = next.kind === 'coding' ? '?as=interview' : '';
  return { title: next.title, address: `/questions/${next.id}${as}`, over: false };
}
