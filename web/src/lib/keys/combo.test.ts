import { describe, expect, it } from 'vitest';
import { isSingle, matches, written } from './combo';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('matches', () => {
  it('takes a plain key', () => expect(matches('j', press('j'))).toBe(true));
  it('takes a sign that needs Shift', () => expect(matches('?', press('?', { shiftKey: true }))).toBe(true));
  it('refuses a plain key with Ctrl', () => expect(matches('j', press('j', { ctrlKey: true }))).toBe(false));
  it('takes Ctrl or Cmd for Mod', () => {
    expect(matches('Mod+k', press('k', { ctrlKey: true }))).toBe(true);
    expect(matches('Mod+k', press('k', { metaKey: true }))).toBe(true);
  });
  it('tells Mod+Enter from Mod+Shift+Enter', () => {
    const both = press('Enter', { ctrlKey: true, shiftKey: true });
    expect(matches('Mod+Enter', both)).toBe(false);
    expect(matches('Mod+Shift+Enter', both)).toBe(true);
  });
});

it('knows which keys count as single', () => {
  expect(isSingle('j')).toBe(true);
  expect(isSingle('Mod+k')).toBe(false);
});

it('writes a combo as it stands on the keyboard', () => {
  expect(written('Mod+Shift+Enter', false)).toBe('Ctrl Shift ↵');
  expect(written('Mod+k', true)).toBe('⌘K');
});
