export type SignInState = 'working' | 'none' | 'refused' | 'slow' | 'unreachable' | 'failed';

/** What the page shows for an error code of the server. */
export function stateOfCode(code: string): SignInState {
  if (code === 'unreachable') return 'unreachable';
  if (code === 'link_refused') return 'refused';
  if (code === 'too_many_attempts') return 'slow';
  return 'failed';
}
