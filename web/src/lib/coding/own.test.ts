import type { Task } from '$lib/api';
import { describe, expect, it } from 'vitest';
import { argumentsOf, ownInput, piecesOf, startingInput } from './own';

describe('piecesOf', () => {
  it('takes a literal a line', () => expect(piecesOf('[1, 2]\n3\n')).toEqual(['[1, 2]', '3']));
  it('joins lines while a bracket is open', () =>
    expect(piecesOf('[\n  1,\n  2,\n]\n3')).toEqual(['[\n  1,\n  2,\n]', '3']));
  it('counts no bracket inside a string', () => expect(piecesOf('"["\n")"')).toEqual(['"["', '")"']));
  it('skips empty lines', () => expect(piecesOf('\n1\n\n2\n')).toEqual(['1', '2']));
  it('hands over what is never closed', () => expect(piecesOf('[1')).toEqual(['[1']));
});

describe('argumentsOf', () => {
  it('cuts at commas', () => expect(argumentsOf('1, "a"')).toEqual(['1', '"a"']));
  it('leaves brackets and strings whole', () =>
    expect(argumentsOf('[1, 2], "a, b", (3,)')).toEqual(['[1, 2]', '"a, b"', '(3,)']));
});

describe('startingInput', () => {
  const task = (kind: string, name: string | null, input: string) =>
    ({ call: { kind, name }, cases: [{ visible: true, input }] }) as unknown as Task;

  it('takes the arguments of the first shown case, one a line', () =>
    expect(startingInput(task('function', 'two_sum', 'two_sum([2, 7], 9)'))).toBe('[2, 7]\n9'));
  it('is empty where a case is no plain call', () =>
    expect(startingInput(task('function', 'add_tag', 'two_calls(module)'))).toBe(''));
  it('gives a class the calls of that case, which are understood as they stand', () => {
    const cache = task('class', 'Cache', 'x = Cache(2)\nx.put("a", 1)\nx.get("a")');
    expect(ownInput(cache, startingInput(cache))).toEqual({
      init: ['2'],
      calls: [
        { method: 'put', args: '"a", 1' },
        { method: 'get', args: '"a"' },
      ],
    });
  });
});

describe('ownInput', () => {
  const task = (kind: string, name: string | null = null) => ({ call: { kind, name } }) as Task;

  it('hands a program its whole text', () =>
    expect(ownInput(task('program'), 'a\nb\n')).toEqual({ stdin: 'a\nb\n' }));
  it('hands a function its literals', () =>
    expect(ownInput(task('function'), '1\n2')).toEqual({ args: ['1', '2'] }));
  it('makes an object and calls it', () =>
    expect(ownInput(task('class', 'Cache'), 'Cache(2)\nput(1, [1, 2])\nget(1)')).toEqual({
      init: ['2'],
      calls: [
        { method: 'put', args: '1, [1, 2]' },
        { method: 'get', args: '1' },
      ],
    }));
});
