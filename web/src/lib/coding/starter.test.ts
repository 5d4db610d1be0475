import { describe, expect, it } from 'vitest';
import { begun } from './starter';

/** The text with a bar where the cursor is. */
const shown = (starter: string) => {
  const { text, at } = begun(starter);
  return `${text.slice(0, at)}|${text.slice(at)}`;
};

describe('begun', () => {
  it('sets the last line in', () =>
    expect(shown('def f(x):\n    """Return x."""\n')).toBe('def f(x):\n    """Return x."""\n    |'));
  it('takes a docstring of several lines', () =>
    expect(shown('def f(x):\n    """Return x.\n\n    Twice.\n    """\n')).toBe(
      'def f(x):\n    """Return x.\n\n    Twice.\n    """\n    |',
    ));
  it('begins with the first of several', () =>
    expect(shown('def f(x):\n    """A."""\n\n\ndef g(x):\n    """B."""\n')).toBe(
      'def f(x):\n    """A."""\n    |\n\n\ndef g(x):\n    """B."""\n',
    ));
  it('passes a class by that has methods', () =>
    expect(shown('class C:\n    """C."""\n\n    def m(self):\n        """M."""\n')).toBe(
      'class C:\n    """C."""\n\n    def m(self):\n        """M."""\n        |',
    ));
  it('leaves a program as it is', () => {
    expect(shown('def f(x):\n    """F."""\n    return x\n')).toBe('def f(x):\n    """F."""\n    return x|\n');
    expect(shown('')).toBe('|');
  });
});
