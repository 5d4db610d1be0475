import { problemOf, unreachable } from './problem';

let csrf = '';
let signedOut: () => void = () => {};

/** The forgery token of the session, sent with every write. */
export function useCsrf(token: string) {
  csrf = token;
}

/** Called when the server says that nobody is signed in any more. */
export function onSignedOut(callback: () => void) {
  signedOut = callback;
}

export const base = '/api/v1';

export interface Options {
  method?: string;
  body?: unknown;
  signal?: AbortSignal;
  accept?: string;
  keepalive?: boolean;
}

/** One request; resolves to a successful response or throws a `Problem`. */
export async function send(path: string, options: Options = {}): Promise<Response> {
  const method = options.method ?? 'GET';
  const headers: Record<string, string> = { accept: options.accept ?? 'application/json' };
  if (method !== 'GET' && csrf) headers['x-askback-csrf'] = csrf;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(base + path, {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
      keepalive: options.keepalive,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw unreachable();
  }
  // A proxy that speaks for a server that is away.
  if ([502, 503, 504].includes(response.status) && !isProblem(response)) throw unreachable();
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === 'not_signed_in') signedOut();
  throw problem;
}

const isProblem = (response: Response) =>
  (response.headers.get('content-type') ?? '').includes('application/problem+json');

export async function ask<T>(path: string, options: Options = {}): Promise<T> {
  const response = await send(path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}
