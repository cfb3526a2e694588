/** Opens a dialog that is there only while it is open. */
export async function showDialog(
  host: ParentNode,
  dialog: HTMLElement & { open: () => Promise<void> },
): Promise<void> {
  dialog.addEventListener('dialog-closed', () => dialog.remove(), { once: true });
  host.append(dialog);
  await dialog.open();
}
