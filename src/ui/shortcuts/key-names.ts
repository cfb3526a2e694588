import { msg } from '@lit/localize';
import type { KeyPress } from './shortcut.ts';

const names: Readonly<Record<string, () => string>> = {
  enter: () => msg('Enter', { desc: 'the key' }),
  escape: () => msg('Esc', { desc: 'the key' }),
  arrowup: () => '↑',
};

/** A press as its keys read on the keyboard, in the order in which they are held. */
export function keyNames({ key, withControl, withShift }: KeyPress, isApple: boolean): string[] {
  return [
    ...(withControl === true ? [isApple ? '⌘' : msg('Ctrl', { desc: 'the key' })] : []),
    ...(withShift === true ? [isApple ? '⇧' : msg('Shift', { desc: 'the key' })] : []),
    names[key]?.() ?? key.toUpperCase(),
  ];
}
