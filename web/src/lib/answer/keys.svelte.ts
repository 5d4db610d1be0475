import { keys } from '$lib/keys/keys.svelte';
import { t } from '$lib/messages';
import { preferences } from '$lib/theme/preferences.svelte';
import { toasts } from '$lib/ui/toasts.svelte';
import type { Answering } from './answering.svelte';
import { levelWord, levels } from './level';
import { limitOf } from './stopwatch';

/** Moves between the ticks of the page, in their order. */
function move(by: 1 | -1): boolean {
  const all = [...document.querySelectorAll<HTMLElement>('[data-tick]')];
  const at = all.findIndex((one) => one === document.activeElement);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

/** An arrow belongs to the page until a tick has the focus. */
const arrow = (by: 1 | -1) => () => document.activeElement?.matches('[data-tick]') === true && move(by);

/** The keys of answering, as they fit where one is. */
export function answerKeys(
  answering: Answering,
  { again, compact = false }: { again?: () => Promise<void>; compact?: boolean } = {},
): () => void {
  const group = t('answer.keys');
  const { place } = answering;
  if (place.at === 'say') {
    const seconds = place.followUp === null && !compact ? answering.question.seconds : null;
    return keys.register([
      {
        combo: 'Mod+Enter',
        label: t('answer.handIn'),
        group,
        run: () => void answering.handIn(limitOf(seconds, preferences.stretch)),
        action: true,
      },
    ]);
  }
  if (place.at === 'end')
    return keys.register(
      again ? [{ combo: 'a', label: t('answer.again'), group, run: () => void again(), action: true }] : [],
    );
  const choose = (level: number) => {
    const ticks = answering.last && answering.ticksOf(answering.last);
    if (!ticks) return;
    const before = ticks.level;
    ticks.choose(level === ticks.estimate ? null : level);
    toasts.show(t('answer.level.set', { word: levelWord(level) }), {
      label: t('action.undo'),
      run: () => ticks.choose(before),
    });
  };
  return keys.register([
    {
      combo: 'Mod+Enter',
      label: t('answer.goOn'),
      group,
      run: () => void answering.goOn(),
      action: true,
    },
    { combo: 'j', label: t('answer.tick.next'), group, run: () => void move(1) },
    { combo: 'k', label: t('answer.tick.previous'), group, run: () => void move(-1) },
    { combo: 'ArrowDown', label: t('answer.tick.next'), group, run: arrow(1) },
    { combo: 'ArrowUp', label: t('answer.tick.previous'), group, run: arrow(-1) },
    { combo: ' ', label: t('answer.tick.tell'), group, run: () => false, told: true },
    ...levels.map((n) => ({
      combo: `${n}`,
      label: t('answer.level.choose', { n, word: levelWord(n) }),
      group,
      run: () => choose(n),
    })),
  ]);
}
