/** What a shortcut does. */
export type ShortcutCommand =
  'new-chat' | 'search' | 'focus-question' | 'copy-reply' | 'stop' | 'sidebar' | 'settings' | 'help';

/** One way to press it. */
export interface KeyPress {
  /** As `KeyboardEvent.key` has it, in lower case. */
  key: string;
  /** With Ctrl, on Apple's keyboards ⌘. */
  withControl?: true;
  withShift?: true;
}

export interface Shortcut {
  /** Null for keys that the field with the question handles itself: they are named here for the help. */
  command: ShortcutCommand | null;
  presses: readonly KeyPress[];
  label: string;
}
