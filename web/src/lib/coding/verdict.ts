import type { Verdict } from '$lib/api';
import { hasPassed } from './run.svelte';

/** How a verdict is marked; the word always stands beside it. */
export function toneOf(verdict: Verdict | null | undefined): 'good' | 'warn' | 'bad' | 'none' {
  if (!verdict) return 'none';
  if (hasPassed(verdict)) return 'good';
  return verdict === 'internal_error' ? 'warn' : 'bad';
}
