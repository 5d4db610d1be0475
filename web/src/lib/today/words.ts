import type { Note, Pick, Today, UnderWay } from '$lib/api';
import { levelWord, t, word } from '$lib/messages';
import { dayInFull, duration } from '$lib/messages/format';
import { standing } from '$lib/questions/standing';

/** Why a question is to be done, in a few words after its kind; once it is begun, how far it is. */
export function reasonOf(pick: Pick): string {
  return t('reason.of', { kind: word('kind', pick.kind), reason: reason(pick) });
}

function reason(pick: Pick): string {
  const { why, level, times, category, days } = pick.reason;
  if (pick.left) return leftAt({ left: pick.left, category: pick.left_on });
  const begun = pick.attempt !== null || (why === 'new' && pick.state !== 'new');
  if (begun) return standing(pick);
  const words = pick.kind === 'coding' || pick.kind === 'debugging' ? 'program' : 'answer';
  switch (why) {
    case 'stuck':
      return t('reason.stuck', { times: times ?? 2 });
    case 'weak':
      return t(`reason.weak.${words}`, { word: levelWord(level ?? 1) });
    case 'failed':
      return t('reason.failed', { category });
    case 'rusty':
      return t(`reason.rusty.${words}`, { days: days ?? 0 });
    case 'unheard':
      return t('left.unheard');
    case 'new':
      return t('reason.new', { asked: t(`asked.${pick.frequency}` as 'asked.5') });
  }
}

/** Where an attempt was left. */
export function leftAt(item: { left: UnderWay['left']; category: string | null }): string {
  return item.left === 'failed'
    ? t('left.failed', { category: item.category })
    : t(`left.${item.left}` as 'left.begun');
}

/** A pattern as a sentence. */
export function sentenceOf(note: Note): string {
  const { count } = note;
  const of = note.of ?? count;
  switch (note.what) {
    case 'failed_first':
      return t('note.failed_first', { category: note.category ?? '', count, of });
    case 'failed_shown':
      return t('note.failed_shown', { count, of });
    case 'over_time':
      return t('note.over_time', { count, of });
    case 'stuck':
      return t('note.stuck', { count });
  }
}

/** The two lines at the head of the day: what it is for, and what is left of it. */
export function headOf(today: Today): { lead: string; title: string } {
  const left = today.picks.filter((pick) => !pick.done).reduce((sum, pick) => sum + pick.minutes, 0);
  const time = duration(left);
  if (today.door === 'hours')
    return { lead: t('today.hours'), title: left ? t('today.drill', { time }) : t('today.done') };
  if (today.interview_at !== null && today.days_left !== null)
    return {
      lead: t('today.interview', { day: dayInFull(today.interview_at) }),
      title: left
        ? t('today.left', { days: today.days_left, time })
        : t('today.left.done', { days: today.days_left }),
    };
  return { lead: dayInFull(today.day), title: left ? t('today.minutes', { time }) : t('today.done') };
}
