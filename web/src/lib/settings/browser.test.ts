import { expect, it } from 'vitest';
import { browserOf } from './browser';

it('names browser and system', () => {
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36';
  expect(browserOf(chrome)).toBe('Chrome on Linux');
  expect(browserOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Gecko/20100101 Firefox/130.0')).toBe(
    'Firefox on macOS',
  );
});

it('shows what it does not know as it is', () => expect(browserOf('curl/8.0')).toBe('curl/8.0'));
