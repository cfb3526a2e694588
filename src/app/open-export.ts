import './export-dialog-view.ts';
import { showDialog } from './show-dialog.ts';
import type { Services } from './services.ts';

/** Asks in which form a conversation is wanted as a file. */
export async function openExport(
  host: ParentNode,
  services: Services,
  conversationId: string,
): Promise<void> {
  const dialog = document.createElement('hearth-export-dialog-view');
  dialog.services = services;
  dialog.conversationId = conversationId;
  await showDialog(host, dialog);
}
