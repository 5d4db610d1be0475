/** Runs and submissions: the same stream of one event a case and a last `result`. */
import { client } from './client';
import { eventsOf } from './events';
import { practised } from './practised.svelte';
import { Problem, unreachable } from './problem';
import type { components } from './schema';
import type { CaseResult, JudgeResult, Submission } from './types';

export type OwnInput = components['schemas']['OwnInput'];
export interface Listener {
  /** While it waits for its turn: the place in the queue, from 1. */
  queued: (place: number) => void;
  case: (result: CaseResult) => void;
}

const streamed = { parseAs: 'stream', headers: { accept: 'text/event-stream' } } as const;

/** Runs a program on the shown cases, or on an input of one's own; nothing is stored. */
export async function run(
  question: string,
  body: { source: string; python: string | null; own: OwnInput | null },
  listener: Listener,
  signal: AbortSignal,
): Promise<JudgeResult> {
  const path = { id: question };
  const { response } = await client.POST('/api/v1/questions/{id}/runs', {
    params: { path },
    body,
    signal,
    ...streamed,
  });
  return follow(response, listener, signal);
}

/** The same identifier and body may be sent again: the server then answers with what it stored. */
export async function submit(
  attempt: string,
  id: string,
  body: { source: string; python: string | null },
  listener: Listener,
  signal: AbortSignal,
): Promise<JudgeResult> {
  const path = { id: attempt, sid: id };
  const { response } = await client.PUT('/api/v1/attempts/{id}/submissions/{sid}', {
    params: { path },
    body,
    signal,
    ...streamed,
  });
  return practised.when(follow(response, listener, signal));
}

async function follow(response: Response, listener: Listener, signal: AbortSignal): Promise<JudgeResult> {
  if (!(response.headers.get('content-type') ?? '').includes('text/event-stream'))
    return resultOf(await response.json());
  try {
    for await (const { event, data } of eventsOf(response)) {
      const value = JSON.parse(data);
      if (event === 'case') listener.case(value.case);
      else if (event === 'queued') listener.queued(value.place);
      else if (event === 'result') return value as JudgeResult;
      else if (event === 'problem')
        throw new Problem(value.status, value.code, value.title, value.detail, value.request_id);
    }
  } catch (error) {
    if (error instanceof Problem || signal.aborted) throw error;
  }
  throw unreachable();
}

/** A submission wraps its result, a run is one; a submission without one has not been judged yet. */
function resultOf(document: JudgeResult | Submission): JudgeResult {
  const result = 'result' in document ? document.result : document;
  if (!result) throw unreachable();
  return result;
}
