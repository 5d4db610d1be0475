import type { Attempt } from '$lib/api';
import { describe, expect, it } from 'vitest';
import type { LocalDraft } from './local';
import { attemptToOpen, openDraft } from './opening';

const server = (revision: number, text: string) => ({ revision, text, saved_at: '2026-01-01T00:00:00Z' });
const local = (text: string, more: Partial<LocalDraft> = {}): LocalDraft => ({
  attempt: 'a',
  tab: 't',
  text,
  base: 1,
  unsent: true,
  at: 1,
  ...more,
});

describe('openDraft', () => {
  it('opens a new attempt with the given program', () => {
    expect(openDraft(null, [], 'starter')).toMatchObject({ text: 'starter', base: 0, unsent: false });
  });

  it('opens what the server has', () => {
    expect(openDraft(server(3, 'saved'), [], 'starter')).toMatchObject({ text: 'saved', base: 3 });
  });

  it('prefers what was never sent, when it builds on what the server has', () => {
    const opening = openDraft(server(1, 'saved'), [local('typed')], 'starter');
    expect(opening).toMatchObject({ text: 'typed', base: 1, unsent: true, conflict: null });
  });

  it('asks when both have moved on', () => {
    const opening = openDraft(server(2, 'elsewhere'), [local('typed')], 'starter');
    expect(opening.text).toBe('typed');
    expect(opening.conflict).toMatchObject({ revision: 2, text: 'elsewhere' });
  });

  it('does not ask when both came to the same', () => {
    expect(openDraft(server(2, 'same'), [local('same')], 'starter')).toMatchObject({
      unsent: false,
      conflict: null,
      base: 2,
    });
  });

  it('loses neither of two ended tabs', () => {
    const opening = openDraft(
      null,
      [local('old', { tab: 'x', at: 1, base: 0 }), local('new', { at: 2, base: 0 })],
      '',
    );
    expect(opening.text).toBe('new');
    expect(opening.others.map((draft) => draft.text)).toEqual(['old']);
  });

  it('shows the last known program when the server does not answer', () => {
    const opening = openDraft(undefined, [local('sent', { unsent: false, base: 4 })], 'starter');
    expect(opening).toMatchObject({ text: 'sent', base: 4, unsent: false });
  });
});

describe('attemptToOpen', () => {
  const attempt = (id: string) => ({ id }) as Attempt;
  const current = (id: string, seen = '') => ({ question: 'q', attempt: id, seen });

  it('begins when there is none', () => expect(attemptToOpen([], undefined, false, 'fresh')).toBe('fresh'));
  it('goes on with the newest', () =>
    expect(attemptToOpen([attempt('1'), attempt('2')], undefined, false, 'fresh')).toBe('2'));
  it('keeps "start again" that was not sent yet', () =>
    expect(attemptToOpen([attempt('2')], current('3', '2'), false, 'fresh')).toBe('3'));
  it('keeps an older attempt that was gone back to', () =>
    expect(attemptToOpen([attempt('2'), attempt('3')], current('2', '3'), false, 'fresh')).toBe('2'));
  it('follows a newer attempt of another machine', () =>
    expect(attemptToOpen([attempt('2'), attempt('4')], current('2', '2'), false, 'fresh')).toBe('4'));
  it('never leaves work behind that was not sent', () =>
    expect(attemptToOpen([attempt('4')], current('2', '2'), true, 'fresh')).toBe('2'));
});
