/** What the question editor asks of the server. */
import { client } from './client';
import { eventsOf } from './events';
import { Problem, unreachable } from './problem';
import type {
  CheckReport,
  CheckStep,
  EditorBanks,
  EditorDifference,
  EditorDraft,
  EditorPreview,
  EditorQuestion,
  EditorTemplate,
  Kind,
  SaveQuestion,
} from './types';

async function told<T>(answer: Promise<{ data?: unknown }>): Promise<T> {
  return (await answer).data as T;
}

export const listBanks = () => told<EditorBanks>(client.GET('/api/v1/editor/banks'));
export const readFiles = (name: string) =>
  told<EditorQuestion>(client.GET('/api/v1/editor/questions/{name}', { params: { path: { name } } }));
export const readTemplate = (kind: Kind, id: string) =>
  told<EditorTemplate>(client.GET('/api/v1/editor/template', { params: { query: { kind, id } } }));
export const preview = (body: EditorDraft, signal: AbortSignal) =>
  told<EditorPreview>(client.POST('/api/v1/editor/preview', { body, signal }));
export const readDifference = (body: EditorDraft, signal?: AbortSignal) =>
  told<EditorDifference>(client.POST('/api/v1/editor/difference', { body, signal }));
export const saveFiles = (body: SaveQuestion) =>
  told<EditorQuestion>(client.PUT('/api/v1/editor/questions', { body }));

/** Checks a draft; each step is told as it ends. */
export async function checkDraft(
  body: EditorDraft,
  onStep: (step: CheckStep) => void,
  signal: AbortSignal,
): Promise<CheckReport> {
  const { response } = await client.POST('/api/v1/editor/check', {
    body,
    signal,
    parseAs: 'stream',
    headers: { accept: 'text/event-stream' },
  });
  try {
    for await (const { event, data } of eventsOf(response)) {
      const value = JSON.parse(data);
      if (event === 'step') onStep(value);
      else if (event === 'result') return value as CheckReport;
      else if (event === 'problem')
        throw new Problem(value.status, value.code, value.title, value.detail, value.request_id, value);
    }
  } catch (error) {
    if (error instanceof Problem || signal.aborted) throw error;
  }
  throw unreachable();
}
