import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent } from '../testing/mount.ts';
import './dialog.ts';
import type { HearthDialog } from './dialog.ts';

async function open(): Promise<HearthDialog> {
  const element = await mount<HearthDialog>(
    html`<hearth-dialog heading="Title"><p>Content</p></hearth-dialog>`,
  );
  await element.open();
  await Promise.all(
    find(element, 'dialog')
      .getAnimations()
      .map(({ finished }) => finished),
  );
  return element;
}

describe('hearth-dialog', () => {
  it('passes the audit', async () => {
    expect(await audit(await open())).toEqual([]);
  });

  it('opens above everything, with the focus on its title', async () => {
    const element = await open();
    expect(find(element, 'dialog').matches(':modal')).toBe(true);
    expect(element.shadowRoot?.activeElement?.id).toBe('heading');
  });

  it('closes with its button', async () => {
    const element = await open();
    const closed = nextEvent(element, 'dialog-closed');
    find(element, 'button').click();
    await closed;
    expect(find<HTMLDialogElement>(element, 'dialog').open).toBe(false);
  });

  it('closes with a press beside it, not with one inside', async () => {
    const element = await open();
    const dialog = find<HTMLDialogElement>(element, 'dialog');
    find(element, '.content').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    expect(dialog.open).toBe(true);
    dialog.dispatchEvent(new PointerEvent('pointerdown'));
    expect(dialog.open).toBe(false);
  });
});
