import type { TraceStep } from '$lib/api';
import { t } from '$lib/messages';
import { written, type State } from './replay';

/** How the current function is called by people. */
export function functionOf(name: string): string {
  return name === '<module>' ? t('trace.module') : name;
}

/** What happens in a step, in a line. */
export function happens(step: TraceStep, state: State): string {
  const name = functionOf(state.stack.at(-1)?.function ?? '<module>');
  const value = step.value ? written(state, step.value, 60) : '';
  switch (step.event) {
    case 'call':
      return step.frame === 0 ? t('trace.starts') : t('trace.calls', { name });
    case 'line':
      return t('trace.line', { n: step.line });
    case 'return':
      return step.frame === 0 ? t('trace.ends') : t('trace.returns', { name, value });
    case 'yield':
      return t('trace.yields', { name, value });
    case 'raise':
      return step.error?.text ? `${step.error.name}: ${step.error.text}` : (step.error?.name ?? '');
  }
}

/** What a step changed: "number is 3; positions is {3: 0}". */
export function changes(step: TraceStep, state: State): string {
  const changed = new Set(step.objects.map((object) => object.id));
  const rebound = new Set(
    step.names.flatMap(({ frame, set }) =>
      set.map(({ key }) => (key && 'text' in key ? `${frame} ${key.text}` : '')),
    ),
  );
  const told: string[] = [];
  for (const { frame } of [...state.stack].reverse())
    for (const [name, value] of state.names.get(frame) ?? []) {
      const touched = 'object' in value && changed.has(value.object);
      if (touched || rebound.has(`${frame} ${name}`))
        told.push(t('trace.is', { name, value: written(state, value, 60) }));
    }
  return told.slice(0, 8).join('; ');
}

/** A step for those who hear the page. */
export function spoken(step: TraceStep, state: State, of: number, source: string): string {
  const place = t('trace.step', { n: step.n, of });
  const what = happens(step, state);
  const code = step.event === 'line' ? `: ${source.trim()}` : '';
  const changed = changes(step, state);
  const printed = step.output.trim() ? t('trace.printed', { text: step.output.trim().slice(0, 80) }) : '';
  return [`${place}.`, `${what}${code}.`, changed && `${changed}.`, printed].filter(Boolean).join(' ');
}
