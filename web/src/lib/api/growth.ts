/** How a program grows: an event for each thing that is measured, then the result. */
import { client } from './client';
import { eventsOf } from './events';
import { Problem, unreachable } from './problem';
import type { Growth, GrowthStage } from './types';

/** Nothing is stored; aborting ends the measurement. */
export async function measureGrowth(
  question: string,
  body: { source: string; python: string | null; claim: string | null },
  onStage: (stage: GrowthStage) => void,
  signal: AbortSignal,
): Promise<Growth> {
  const { response } = await client.POST('/api/v1/questions/{id}/complexity', {
    params: { path: { id: question } },
    body,
    signal,
    parseAs: 'stream',
    headers: { accept: 'text/event-stream' },
  });
  try {
    for await (const { event, data } of eventsOf(response)) {
      const value = JSON.parse(data);
      if (event === 'stage') onStage(value.stage);
      else if (event === 'result') return value as Growth;
      else if (event === 'problem')
        throw new Problem(value.status, value.code, value.title, value.detail, value.request_id);
    }
  } catch (error) {
    if (error instanceof Problem || signal.aborted) throw error;
  }
  throw unreachable();
}
