import { msg } from '@lit/localize';
import type { MenuItem } from '../menu/menu.ts';
import type { ChatListEntry } from './group-by-day.ts';

/** What can be done with a conversation of the list. */
export const entryMenu = (entry: ChatListEntry | null): readonly MenuItem[] => [
  { name: 'rename', label: msg('Rename'), icon: 'pencil' },
  { name: 'pin', label: entry?.isPinned === true ? msg('Unpin') : msg('Pin'), icon: 'pin' },
  { name: 'export', label: msg('Export'), icon: 'download' },
  { name: 'delete', label: msg('Delete'), icon: 'trash' },
];
