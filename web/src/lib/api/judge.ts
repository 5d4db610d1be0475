/** Runs and submissions: the same stream of one event a case and a last `result`. */
import { eventsOf } from './events';
import { Problem, unreachable } from './problem';
import { send } from './request';
import type { CaseResult, JudgeResult, Submission } from './types';

export type OwnInput = { args: string[] } | { stdin: string };

export interface RunRequest {
  source: string;
  python: string | null;
  own: OwnInput | null;
}

export type OnCase = (index: number, result: CaseResult) => void;

export async function run(
  question: string,
  request: RunRequest,
  onCase: OnCase,
  signal: AbortSignal,
): Promise<JudgeResult> {
  const path = `/questions/${encodeURIComponent(question)}/runs`;
  return stream(path, 'POST', request, onCase, signal);
}

/** The same identifier and body may be sent again: the server then answers with what it stored. */
export async function submit(
  attempt: string,
  id: string,
  body: { source: string; python: string | null },
  onCase: OnCase,
  signal: AbortSignal,
): Promise<JudgeResult> {
  const path = `/attempts/${encodeURIComponent(attempt)}/submissions/${encodeURIComponent(id)}`;
  return stream(path, 'PUT', body, onCase, signal);
}

async function stream(
  path: string,
  method: string,
  body: unknown,
  onCase: OnCase,
  signal: AbortSignal,
): Promise<JudgeResult> {
  const response = await send(path, { method, body, signal, accept: 'text/event-stream' });
  if (!(response.headers.get('content-type') ?? '').includes('text/event-stream'))
    return resultOf(await response.json());
  try {
    for await (const { event, data } of eventsOf(response)) {
      const value = JSON.parse(data);
      if (event === 'case') onCase(value.index, value.case);
      else if (event === 'result') return value as JudgeResult;
      else if (event === 'problem')
        throw new Problem(
          value.status ?? 500,
          value.code ?? 'internal',
          value.title ?? '',
          value.detail ?? '',
        );
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
