/** The client made from the server's document: addresses and shapes are checked by the compiler. */
import createClient from 'openapi-fetch';
import { problemOf, unreachable } from './problem';
import type { paths } from './schema';

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

/** Resolves to a successful response or throws a `Problem`. */
async function send(request: Request): Promise<Response> {
  if (request.method !== 'GET' && csrf) request.headers.set('x-askback-csrf', csrf);
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw unreachable();
  }
  if (response.ok) return response;
  const ours = (response.headers.get('content-type') ?? '').includes('application/problem+json');
  // A proxy that speaks for a server that is away.
  if (!ours && [502, 503, 504].includes(response.status)) throw unreachable();
  const problem = await problemOf(response);
  if (problem.code === 'not_signed_in') signedOut();
  throw problem;
}

export const client = createClient<paths>({ credentials: 'same-origin', fetch: send });
