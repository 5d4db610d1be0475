/** Every operation of the server that the pages use, one function each. */
import { practised } from './practised.svelte';
import { client } from './client';
import type {
  Approach,
  AskedBack,
  AskedClarification,
  Attempt,
  Doctor,
  HelpIndex,
  HelpPage,
  HistoryFilter,
  HistoryRow,
  KeptDraft,
  Opening,
  Prediction,
  Profile,
  ProgressReport,
  Question,
  QuestionPage,
  SaidAnswer,
  SaveProfile,
  Session,
  SessionRow,
  Solution,
  Submission,
  Today,
  Trace,
  TraceRequest,
} from './types';

export { onSignedOut, useCsrf } from './client';
export { asProblem, Problem } from './problem';
export * from './types';

/** What came, with the document's "may be missing" taken as the null it is. */
async function told<T>(answer: Promise<{ data?: unknown }>): Promise<T> {
  return (await answer).data as T;
}

export const signIn = (code: string) => told<void>(client.POST('/api/v1/session', { body: { code } }));
export const signOut = () => told<void>(client.DELETE('/api/v1/session'));
export const readSession = () => told<Session>(client.GET('/api/v1/session'));
export const listSessions = () => told<{ items: SessionRow[] }>(client.GET('/api/v1/sessions'));
export const revokeSession = (id: string) =>
  told<void>(client.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }));
export const readDoctor = () => told<Doctor>(client.GET('/api/v1/doctor'));

export const listHelp = () => told<HelpIndex>(client.GET('/api/v1/help'));
export const readHelp = (page: string) =>
  told<HelpPage>(client.GET('/api/v1/help/{page}', { params: { path: { page } } }));

export const listQuestions = (search: URLSearchParams, signal?: AbortSignal) =>
  told<QuestionPage>(
    client.GET('/api/v1/questions', { params: { query: Object.fromEntries(search) }, signal }),
  );
export const readQuestion = (id: string) =>
  told<Question>(client.GET('/api/v1/questions/{id}', { params: { path: { id } } }));
export const readHint = (id: string, n: number) =>
  told<{ html: string; last: boolean }>(
    client.GET('/api/v1/questions/{id}/hints/{n}', { params: { path: { id, n } } }),
  );
export const readSolutions = (id: string) =>
  told<Solution[]>(client.GET('/api/v1/questions/{id}/solutions', { params: { path: { id } } }));

export const traceProgram = (question: string, body: TraceRequest, signal?: AbortSignal) =>
  told<Trace>(
    client.POST('/api/v1/questions/{id}/trace', { params: { path: { id: question } }, body, signal }),
  );

export const startAttempt = (id: string, question: string, opening: Opening = 'statement') =>
  told<Attempt>(
    client.PUT('/api/v1/attempts/{id}', { params: { path: { id } }, body: { question, opening } }),
  );
export const listAttempts = (question: string, cursor?: string) =>
  told<{ items: Attempt[]; next_cursor: string | null }>(
    client.GET('/api/v1/attempts', { params: { query: { question, cursor } } }),
  );
export const readAttempt = (id: string) =>
  told<Attempt>(client.GET('/api/v1/attempts/{id}', { params: { path: { id } } }));
export const sayApproach = (
  attempt: string,
  body: { id: string; text: string; time: string | null; space: string | null },
) =>
  told<Approach>(client.PUT('/api/v1/attempts/{id}/approach', { params: { path: { id: attempt } }, body }));
export const saveDraft = (
  attempt: string,
  body: { id: string; base_revision: number; text: string; step?: string },
  keepalive = false,
) =>
  told<{ revision: number; saved_at: string }>(
    client.PUT('/api/v1/attempts/{id}/draft', { params: { path: { id: attempt } }, body, keepalive }),
  );
export const listDrafts = (attempt: string) =>
  told<{ items: KeptDraft[] }>(
    client.GET('/api/v1/attempts/{id}/drafts', { params: { path: { id: attempt } } }),
  );
export const sayAnswer = (
  attempt: string,
  id: string,
  body: { follow_up: string | null; text: string; spent_ms: number; limit_ms: number | null },
) =>
  told<SaidAnswer>(
    client.PUT('/api/v1/attempts/{id}/answers/{aid}', { params: { path: { id: attempt, aid: id } }, body }),
  );
export const reviewAnswer = (
  attempt: string,
  answer: string,
  id: string,
  body: { points: string[]; mistakes: string[]; level: number | null },
) =>
  practised.when(
    told<{ answer: SaidAnswer; asked_back: AskedBack | null }>(
      client.PUT('/api/v1/attempts/{id}/answers/{aid}/reviews/{rid}', {
        params: { path: { id: attempt, aid: answer, rid: id } },
        body,
      }),
    ),
  );
export const readAskedBack = (attempt: string) =>
  told<{ asked_back: AskedBack | null }>(
    client.GET('/api/v1/attempts/{id}/asked-back', { params: { path: { id: attempt } } }),
  );
export const predict = (attempt: string, id: string, body: { text: string; python: string | null }) =>
  practised.when(
    told<Prediction>(
      client.PUT('/api/v1/attempts/{id}/predictions/{pid}', {
        params: { path: { id: attempt, pid: id } },
        body,
      }),
    ),
  );
export const clarify = (attempt: string, id: string, body: { text: string; item: number | null }) =>
  told<AskedClarification>(
    client.PUT('/api/v1/attempts/{id}/clarifications/{cid}', {
      params: { path: { id: attempt, cid: id } },
      body,
    }),
  );
export const readSubmission = (attempt: string, id: string) =>
  told<Submission>(
    client.GET('/api/v1/attempts/{id}/submissions/{sid}', { params: { path: { id: attempt, sid: id } } }),
  );

export const eraseAttempt = (id: string) =>
  told<void>(client.DELETE('/api/v1/attempts/{id}', { params: { path: { id } } }));
export const listHistory = (filter: HistoryFilter, cursor: string | null, signal?: AbortSignal) =>
  told<{ items: HistoryRow[]; next_cursor: string | null }>(
    client.GET('/api/v1/history', {
      params: { query: { ...filter, cursor: cursor ?? undefined } },
      signal,
    }),
  );
export const readToday = () => told<Today>(client.GET('/api/v1/today'));
export const readProgress = () => told<ProgressReport>(client.GET('/api/v1/progress'));
export const readProfile = () => told<Profile>(client.GET('/api/v1/profile'));
export const saveProfile = (body: SaveProfile) => told<Profile>(client.PUT('/api/v1/profile', { body }));
export const erasePractice = (confirm: string) =>
  told<{ attempts: number }>(client.DELETE('/api/v1/practice', { body: { confirm } }));
/** The address of the file that holds all of one's practice. */
export const exportAddress = '/api/v1/practice/export';
