import { describe, expect, it } from 'vitest';
import { comparable, stepOf } from './steps';

describe('stepOf', () => {
  const done = (predict: boolean, explain = false, fix = false) => ({ predict, explain, fix });
  it('begins with the prediction', () => expect(stepOf(null, done(false))).toBe('predict'));
  it('goes on with what is not done', () => expect(stepOf(null, done(true))).toBe('explain'));
  it('ends at the program', () => expect(stepOf(null, done(true, true, true))).toBe('fix'));
  it('follows the address', () => {
    expect(stepOf('fix', done(false))).toBe('fix');
    expect(stepOf('nowhere', done(false))).toBe('predict');
  });
});

describe('comparable', () => {
  it('leaves blank ends out', () =>
    expect(comparable('8 \n8\n\n', '8\n8\n')).toEqual({
      predicted: '8\n8',
      actual: '8\n8',
      otherwise: null,
    }));
  it('takes an exception by its name', () =>
    expect(comparable('1\nunboundlocalerror', "1\nUnboundLocalError: local variable 'x'\n").predicted).toBe(
      "1\nUnboundLocalError: local variable 'x'",
    ));
  it('keeps an exception that was not meant', () =>
    expect(comparable('1\nNameError', '1\nUnboundLocalError: x\n').predicted).toBe('1\nNameError'));
  it('keeps an ordinary last line', () =>
    expect(comparable("['a']", "['a', 'b']\n").predicted).toBe("['a']"));
  it('takes other quotes and blanks of a value for the same', () => {
    expect(comparable('["a"]\n[1,2]', "['a']\n[1, 2]\n")).toEqual({
      predicted: "['a']\n[1, 2]",
      actual: "['a']\n[1, 2]",
      otherwise: 'quotes',
    });
    expect(comparable('[1,2]\n9', '[1, 2]\n8\n')).toMatchObject({
      predicted: '[1, 2]\n9',
      otherwise: 'blanks',
    });
  });
  it('keeps blanks within a string, and quotes where none are shown', () => {
    expect(comparable("['a b']", "['ab']\n").predicted).toBe("['a b']");
    expect(comparable("'a'", 'a\n').predicted).toBe("'a'");
    expect(comparable('[a]', "['a']\n").predicted).toBe('[a]');
  });
});
