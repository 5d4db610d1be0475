/** Every operation of the server that the pages use, one line each. */
import { ask } from './request';
import type {
  Approach,
  Attempt,
  Doctor,
  KeptDraft,
  Question,
  QuestionPage,
  Session,
  SessionRow,
  Solution,
  Submission,
} from './types';

export * from './types';
export { Problem, asProblem } from './problem';

const at = encodeURIComponent;

export const signIn = (code: string) => ask<void>('/session', { method: 'POST', body: { code } });
export const signOut = () => ask<void>('/session', { method: 'DELETE' });
export const readSession = () => ask<Session>('/session');
export const listSessions = () => ask<{ items: SessionRow[] }>('/sessions');
export const revokeSession = (id: string) => ask<void>(`/sessions/${at(id)}`, { method: 'DELETE' });
export const readDoctor = () => ask<Doctor>('/doctor');

export const listQuestions = (search: URLSearchParams, signal?: AbortSignal) =>
  ask<QuestionPage>(`/questions?${search}`, { signal });
export const readQuestion = (id: string) => ask<Question>(`/questions/${at(id)}`);
export const readHint = (id: string, n: number) =>
  ask<{ html: string; last: boolean }>(`/questions/${at(id)}/hints/${n}`);
export const readSolutions = (id: string) => ask<Solution[]>(`/questions/${at(id)}/solutions`);

export const startAttempt = (id: string, question: string) =>
  ask<Attempt>(`/attempts/${at(id)}`, { method: 'PUT', body: { question } });
export const listAttempts = (question: string, cursor?: string) =>
  ask<{ items: Attempt[]; next_cursor: string | null }>(
    `/attempts?${new URLSearchParams({ question, ...(cursor ? { cursor } : {}) })}`,
  );
export const readAttempt = (id: string) => ask<Attempt>(`/attempts/${at(id)}`);
export const sayApproach = (
  attempt: string,
  body: { id: string; text: string; time: string | null; space: string | null },
) => ask<Approach>(`/attempts/${at(attempt)}/approach`, { method: 'PUT', body });
export const saveDraft = (
  attempt: string,
  body: { id: string; base_revision: number; text: string },
  keepalive = false,
) =>
  ask<{ revision: number; saved_at: string }>(`/attempts/${at(attempt)}/draft`, {
    method: 'PUT',
    body,
    keepalive,
  });
export const listDrafts = (attempt: string) => ask<{ items: KeptDraft[] }>(`/attempts/${at(attempt)}/drafts`);
export const readSubmission = (attempt: string, id: string) =>
  ask<Submission>(`/attempts/${at(attempt)}/submissions/${at(id)}`);
