// The keys of the page, from which both the handling and the help are made. None collides with what Chrome, Edge, Firefox
// or Safari keep for themselves: Ctrl+Shift+C, which would be nice for copying, opens the developer tools.
import { msg } from '@lit/localize';
import { readPlatform } from './read-platform.ts';
import type { KeyPress, Shortcut } from '../ui/shortcuts/shortcut.ts';

/** A function, for the words follow the language. */
export const listShortcuts = (): readonly Shortcut[] => [
  {
    command: 'new-chat',
    presses: [{ key: 'o', withControl: true, withShift: true }],
    label: msg('New chat'),
  },
  { command: 'search', presses: [{ key: 'k', withControl: true }], label: msg('Search conversations') },
  {
    command: 'focus-question',
    presses: [{ key: 'j', withControl: true }, { key: '/' }],
    label: msg('Write a question'),
  },
  { command: null, presses: [{ key: 'enter' }], label: msg('Send it') },
  { command: null, presses: [{ key: 'enter', withShift: true }], label: msg('New line') },
  {
    command: null,
    presses: [{ key: 'arrowup' }],
    label: msg('Edit your last question, while the field is empty'),
  },
  { command: 'stop', presses: [{ key: 'escape' }], label: msg('Stop the reply') },
  {
    command: 'copy-reply',
    presses: [{ key: 'y', withControl: true, withShift: true }],
    label: msg('Copy the last reply'),
  },
  {
    command: 'sidebar',
    presses: [{ key: 'b', withControl: true }],
    label: msg('Show or hide the conversations'),
  },
  { command: 'settings', presses: [{ key: ',', withControl: true }], label: msg('Settings') },
  {
    command: 'help',
    presses: [{ key: '/', withControl: true }, { key: '?' }],
    label: msg('These shortcuts'),
  },
];

/** Whether the keyboard has ⌘. */
export const isApple = (): boolean => ['mac', 'ios'].includes(readPlatform());

/** The part of a key event that counts here. */
export type PressFacts = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'repeat'
>;

const isLatin = (key: string): boolean => /^[a-z]$/.test(key);

/** A layout without Latin letters has them at the same places; one with them has them where it says. */
function keyOf({ key, code }: PressFacts): string {
  const pressed = key.toLowerCase();
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  // Two of them on one key occur in Arabic.
  const isForeignLetter = letter !== undefined && /^\p{L}{1,2}$/u.test(pressed) && !/[a-z]/.test(pressed);
  return isForeignLetter ? letter.toLowerCase() : pressed;
}

function matches(press: KeyPress, event: PressFacts, isApple: boolean): boolean {
  if (keyOf(event) !== press.key || event.altKey) return false;
  const [control, other] = isApple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (other || control !== (press.withControl === true)) return false;
  // Where a sign is on a keyboard, and whether it takes Shift, is the layout's business.
  return !isLatin(press.key) || event.shiftKey === (press.withShift === true);
}

/**
 * The shortcut that was pressed, if it is one.
 * @param isInField keys without Ctrl are letters there
 */
export function findShortcut(
  shortcuts: readonly Shortcut[],
  event: PressFacts,
  { isApple, isInField }: { isApple: boolean; isInField: boolean },
): Shortcut | null {
  if (event.isComposing || event.repeat) return null;
  const found = shortcuts.find(
    ({ command, presses }) =>
      command !== null &&
      presses.some((press) => !(isInField && press.withControl !== true) && matches(press, event, isApple)),
  );
  return found ?? null;
}
