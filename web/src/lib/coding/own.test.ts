import { describe, expect, it } from 'vitest';
import { argumentsOf } from './own';

describe('argumentsOf', () => {
  it('takes a literal a line', () => expect(argumentsOf('[1, 2]\n3\n')).toEqual(['[1, 2]', '3']));
  it('joins lines while a bracket is open', () =>
    expect(argumentsOf('[\n  1,\n  2,\n]\n3')).toEqual(['[\n  1,\n  2,\n]', '3']));
  it('counts no bracket inside a string', () => expect(argumentsOf('"["\n")"')).toEqual(['"["', '")"']));
  it('skips empty lines', () => expect(argumentsOf('\n1\n\n2\n')).toEqual(['1', '2']));
  it('hands over what is never closed', () => expect(argumentsOf('[1')).toEqual(['[1']));
});
