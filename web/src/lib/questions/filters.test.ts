import { describe, expect, it } from 'vitest';
import { addressOf, countSet, noFilters, parseFilters, searchOf, toggled } from './filters';

const read = (text: string) => parseFilters(new URLSearchParams(text));

describe('filters and the address', () => {
  it('reads lists, repeated or with commas', () => {
    expect(read('kind=coding&kind=knowledge').set.kind).toEqual(['coding', 'knowledge']);
    expect(read('kind=coding,knowledge').set.kind).toEqual(['coding', 'knowledge']);
  });

  it('ignores what it does not know', () => {
    expect(read('colour=red&sort=backwards')).toEqual(noFilters());
  });

  it('writes nothing for the default', () => {
    expect(addressOf(noFilters())).toBe('');
  });

  it('comes back from the address as it went in', () => {
    for (const text of [
      '?q=two+sum&kind=coding,debugging&sort=title',
      '?topic=a%26b',
      '?state=new&frequency=4,5',
    ]) {
      expect(addressOf(read(text))).toBe(text);
    }
  });

  it('gives one address for one set, whatever the order of the clicks', () => {
    const one = toggled(toggled(noFilters(), 'level', 'mid'), 'level', 'junior');
    const other = toggled(toggled(noFilters(), 'level', 'junior'), 'level', 'mid');
    expect(searchOf(one).toString()).toBe(searchOf(other).toString());
  });

  it('takes a value away when it is chosen again', () => {
    const twice = toggled(toggled(noFilters(), 'role', 'web'), 'role', 'web');
    expect(twice).toEqual(noFilters());
    expect(countSet(twice)).toBe(0);
  });
});
