import { html } from 'lit';
import { expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { atRest, find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './export-dialog.ts';
import type { HearthExportDialog } from './export-dialog.ts';

async function open(): Promise<HearthExportDialog> {
  const element = await mount<HearthExportDialog>(
    html`<hearth-export-dialog name="Why is the sky blue?"></hearth-export-dialog>`,
  );
  await element.open();
  await atRest(element);
  return element;
}

it('passes the audit, and names the conversation', async () => {
  const element = await open();
  expect(textOf(element)).toContain('Why is the sky blue?');
  expect(await audit(element)).toEqual([]);
});

it('asks for the form that is chosen', async () => {
  const element = await open();
  const first = nextEvent(element, 'export-requested');
  find(element, 'button.primary').click();
  expect((await first).format).toBe('markdown');
  find(element, 'input[value=hearth]').click();
  await settled(element);
  const second = nextEvent(element, 'export-requested');
  find(element, 'button.primary').click();
  expect((await second).format).toBe('hearth');
});
