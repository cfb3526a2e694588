import { describe, expect, it } from 'vitest';
import { findShortcut, listShortcuts } from './shortcuts.ts';
import type { PressFacts } from './shortcuts.ts';

const none = {
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
};
const ctrl = { ctrlKey: true };
const shift = { shiftKey: true };

function press(
  event: Partial<PressFacts> & { key: string },
  where: Partial<{ isApple: boolean; isInField: boolean }> = {},
) {
  const found = findShortcut(
    listShortcuts(),
    { ...none, ...event },
    { isApple: false, isInField: false, ...where },
  );
  return found?.command ?? null;
}

describe('a key', () => {
  it.each([
    [{ key: 'O', ...ctrl, ...shift }, 'new-chat'],
    [{ key: 'k', ...ctrl }, 'search'],
    [{ key: 'j', ...ctrl }, 'focus-question'],
    [{ key: '/' }, 'focus-question'],
    [{ key: 'Y', ...ctrl, ...shift }, 'copy-reply'],
    [{ key: 'Escape' }, 'stop'],
    [{ key: 'b', ...ctrl }, 'sidebar'],
    [{ key: ',', ...ctrl }, 'settings'],
    [{ key: '/', ...ctrl }, 'help'],
    [{ key: '?', ...shift }, 'help'],
  ] as const)('%j means %s', (event, command) => {
    expect(press(event)).toBe(command);
  });

  it.each([
    { key: 'o', ...ctrl },
    { key: 'k' },
    { key: 'k', ...ctrl, ...shift },
    { key: 'k', ...ctrl, altKey: true },
    { key: 'k', ctrlKey: true, metaKey: true },
    { key: 'k', metaKey: true },
    { key: 'k', ...ctrl, repeat: true },
    { key: 'k', ...ctrl, isComposing: true },
    { key: 'Enter' },
    { key: 'ArrowUp' },
  ])('%j means nothing', (event) => {
    expect(press(event)).toBeNull();
  });
});

it('in a field, keys without Ctrl are what they type', () => {
  for (const key of ['/', '?', 'Escape']) expect(press({ key }, { isInField: true })).toBeNull();
  expect(press({ key: 'k', ...ctrl }, { isInField: true })).toBe('search');
});

it('on a Mac it is ⌘, and Ctrl is left alone', () => {
  expect(press({ key: 'k', metaKey: true }, { isApple: true })).toBe('search');
  expect(press({ key: 'k', ...ctrl }, { isApple: true })).toBeNull();
});

describe('other layouts', () => {
  it.each([
    ['Russian', { key: 'л', code: 'KeyK' }],
    ['Greek', { key: 'κ', code: 'KeyK' }],
    ['Arabic', { key: 'ن', code: 'KeyK' }],
  ])('%s has letters at their places', (_, event) => {
    expect(press({ ...event, ...ctrl })).toBe('search');
  });

  it('Arabic has two letters on one key', () => {
    expect(press({ key: 'لا', code: 'KeyB', ...ctrl })).toBe('sidebar');
  });

  it('Dvorak has them where it says', () => {
    expect(press({ key: 'k', code: 'KeyV', ...ctrl })).toBe('search');
    expect(press({ key: 't', code: 'KeyK', ...ctrl })).toBeNull();
  });

  it('German has signs where it says: Shift+7 is a slash, and zooming stays zooming', () => {
    expect(press({ key: '/', code: 'Digit7', ...ctrl, ...shift })).toBe('help');
    expect(press({ key: '-', code: 'Slash', ...ctrl })).toBeNull();
  });
});

it('no two shortcuts have the same keys', () => {
  const presses = listShortcuts().flatMap((shortcut) => shortcut.presses.map((each) => JSON.stringify(each)));
  expect(new Set(presses).size).toBe(presses.length);
});
