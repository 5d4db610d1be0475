import { asProblem, onSignedOut, readSession, signOut, useCsrf, type Problem, type Session } from '$lib/api';

type Status = 'unknown' | 'reading' | 'in' | 'out' | 'failed';

/** Who is signed in, and what the server can do. */
class SessionState {
  status = $state<Status>('unknown');
  value = $state.raw<Session | null>(null);
  problem = $state.raw<Problem | null>(null);

  constructor() {
    onSignedOut(() => this.#leave());
  }

  async read() {
    if (this.status !== 'in') this.status = 'reading';
    try {
      this.value = await readSession();
      useCsrf(this.value.csrf);
      this.status = 'in';
      this.problem = null;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'not_signed_in') this.#leave();
      else if (this.status !== 'in') {
        this.problem = problem;
        this.status = 'failed';
      }
    }
  }

  /** Whether this person may change questions. */
  get edits(): boolean {
    return this.value?.person.roles.some((role) => role === 'owner' || role === 'author') ?? false;
  }

  async signOut() {
    await signOut();
    this.#leave();
  }

  #leave() {
    this.value = null;
    this.status = 'out';
  }
}

export const session = new SessionState();
