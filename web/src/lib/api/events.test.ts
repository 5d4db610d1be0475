import { describe, expect, it } from 'vitest';
import { EventParser } from './events';

const feed = (...pieces: string[]) => {
  const parser = new EventParser();
  return pieces.flatMap((piece) => parser.push(piece));
};

describe('EventParser', () => {
  it('reads an event with name, data and id', () => {
    expect(feed('event: case\ndata: {"index":0}\nid: 3\n\n')).toEqual([
      { event: 'case', data: '{"index":0}', id: '3' },
    ]);
  });

  it('joins an event that arrives in pieces, even inside a line', () => {
    expect(feed('event: ca', 'se\nda', 'ta: 1\n', '\n')).toEqual([{ event: 'case', data: '1', id: null }]);
  });

  it('joins several data lines with a line end', () => {
    expect(feed('data: a\ndata: b\n\n')[0]?.data).toBe('a\nb');
  });

  it('skips comments that keep the line open', () => {
    expect(feed(': still here\n\n', 'data: x\n\n')).toHaveLength(1);
  });

  it('takes CRLF whose halves arrive apart', () => {
    expect(feed('data: x\r', '\n\r', '\n')).toEqual([{ event: 'message', data: 'x', id: null }]);
  });

  it('holds an unfinished event back', () => {
    expect(feed('data: x\n')).toEqual([]);
  });
});
