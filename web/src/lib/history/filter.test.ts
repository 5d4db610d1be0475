import { expect, it } from 'vitest';
import { addressOf, parseFilter } from './filter';

it.each([
  ['', '/history'],
  ['kind=coding', '/history?kind=coding'],
  ['state=done&question=gil', '/history?question=gil&state=done'],
  ['kind=opera&state=gone&page=3', '/history'],
])('reads %s and writes it back', (search, address) =>
  expect(addressOf(parseFilter(new URLSearchParams(search)))).toBe(address),
);
