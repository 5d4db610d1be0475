import type { Question, SaidAnswer } from '$lib/api';
import { describe, expect, it } from 'vitest';
import { addressOf, becauseOf, levelOf, nextTime, placeOf, pointsOf, unfinished } from './ladder';

const point = (id: string, core = true, cure = false) => ({
  id,
  core,
  cure,
  level: 3,
  part: null,
  text: `says ${id}`,
  paraphrases: [],
});
const mistake = (id: string) => ({ id, text: `claims ${id}`, paraphrases: [], correction_html: '' });
const question = {
  points: [point('what'), point('why'), point('deep', false), point('mend', true, true)],
  mistakes: [mistake('wrong')],
  follow_ups: [
    {
      id: 'more',
      when: { when: 'if-missing', id: 'why' },
      text: 'Why?',
      answer_html: '',
      points: [point('reason')],
    },
  ],
} as unknown as Question;

const said = (followUp: string | null, points: string[] | null, mistakes: string[] = []): SaidAnswer => ({
  id: `${followUp}`,
  follow_up: followUp,
  text: 'words',
  spent_ms: 1000,
  limit_ms: null,
  answered_at: '2026-01-01T00:00:00Z',
  review: points && {
    points,
    mistakes,
    estimate: 2,
    level: null,
    reviewed_at: '2026-01-01T00:00:00Z',
  },
});
const draft = (step: string, text = 'begun') => ({
  step,
  text,
  revision: 1,
  saved_at: '2026-01-01T00:00:00Z',
});

describe('placeOf', () => {
  it('begins with the question, whatever the address says', () => {
    expect(placeOf({ answers: [], drafts: [] }, 'end')).toEqual({ at: 'say', followUp: null });
  });
  it('ticks what was handed in', () => {
    expect(placeOf({ answers: [said(null, null)], drafts: [] }, null)).toEqual({ at: 'tick' });
  });
  it('goes on with a follow-up that was begun on another machine', () => {
    const attempt = { answers: [said(null, [])], drafts: [draft('answer'), draft('follow-up:more')] };
    expect(placeOf(attempt, null)).toEqual({ at: 'say', followUp: 'more' });
    expect(placeOf(attempt, 'tick')).toEqual({ at: 'tick' });
  });
  it('says nothing twice', () => {
    const attempt = { answers: [said(null, []), said('more', null)], drafts: [draft('follow-up:more')] };
    expect(placeOf(attempt, 'follow-up:more')).toEqual({ at: 'tick' });
  });
  it('finds back what it wrote into the address', () => {
    const attempt = { answers: [said(null, [])], drafts: [] };
    for (const place of [{ at: 'say', followUp: 'more' }, { at: 'tick' }, { at: 'end' }] as const)
      expect(placeOf(attempt, addressOf(place))).toEqual(place);
  });
});

it('goes on with what waits, and begins anew after it', () => {
  expect(unfinished({ answers: [], drafts: [] })).toBe(true);
  expect(unfinished({ answers: [said(null, null)], drafts: [] })).toBe(true);
  expect(unfinished({ answers: [said(null, [])], drafts: [draft('follow-up:more')] })).toBe(true);
  expect(unfinished({ answers: [said(null, [])], drafts: [draft('follow-up:more', ' ')] })).toBe(false);
  expect(unfinished({ answers: [said(null, [])], drafts: [draft('answer')] })).toBe(false);
});

it('lets the person’s own level count before the estimate', () => {
  const one = said(null, []);
  expect(levelOf(one)).toBe(2);
  expect(levelOf({ ...one, review: one.review && { ...one.review, level: 4 } })).toBe(4);
  expect(levelOf(said(null, null))).toBeNull();
});

it('says what to say next time: core points left out, mistakes made', () => {
  const { points, mistakes } = nextTime(question, [said(null, ['what'], ['wrong']), said('more', [])]);
  expect(points.map((one) => one.id)).toEqual(['why', 'reason']);
  expect(mistakes.map((one) => one.id)).toEqual(['wrong']);
});

it('names the words a follow-up hangs on', () => {
  expect(becauseOf(question, { when: 'if-missing', id: 'why' }, true)).toContain('says why');
  expect(becauseOf(question, { when: 'if-mistake', id: 'wrong' }, false)).toContain('claims wrong');
});

it('does not answer a follow-up before it was answered', () => {
  expect(becauseOf(question, { when: 'if-missing', id: 'why' }, false)).not.toContain('says why');
});

it('leaves the cure to the program', () => {
  expect(pointsOf(question, null).map((one) => one.id)).toEqual(['what', 'why', 'deep']);
});
