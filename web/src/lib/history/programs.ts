import type { Attempt, SubmissionSummary } from '$lib/api';

/** A program that was handed in, and where it stands among those of its question. */
export interface Program {
  id: string;
  attempt: string;
  /** Counts from 1 in its attempt. */
  number: number;
  summary: SubmissionSummary;
}

/** Programs of attempts at one question, oldest first. */
export function programsOf(attempts: Attempt[]): Program[] {
  return attempts
    .flatMap((attempt) =>
      attempt.submissions.map((summary, index) => ({
        id: summary.id,
        attempt: attempt.id,
        number: index + 1,
        summary,
      })),
    )
    .sort((a, b) => a.summary.submitted_at.localeCompare(b.summary.submitted_at));
}

/** What is compared at first: the last program of an attempt, with the one before it, be it of an earlier attempt. */
export function firstPair(programs: Program[], attempt: string): { from: string | null; to: string | null } {
  const to = programs.findLastIndex((one) => one.attempt === attempt);
  return { from: programs[to - 1]?.id ?? null, to: programs[to]?.id ?? null };
}
