import { html } from 'lit';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { audit } from '../testing/audit.ts';
import { atRest, find, mount, settled, textOf } from '../testing/mount.ts';
import './report-dialog.ts';
import type { HearthReportDialog } from './report-dialog.ts';

const report = `# Hearth report\n\n- Features: ${'shader-f16, '.repeat(60)}\n`;

it('shows all of the report before it is copied', async () => {
  await page.viewport(320, 700);
  const element = await mount<HearthReportDialog>(html`<hearth-report-dialog></hearth-report-dialog>`);
  await element.open();
  await atRest(element);
  expect(textOf(element)).toContain('Putting it together');
  expect(element.shadowRoot?.querySelector('hearth-copy-button')).toBeNull();
  element.report = report;
  await settled(element);
  expect(find(element, 'pre').textContent).toBe(report);
  expect(find<HTMLElementTagNameMap['hearth-copy-button']>(element, 'hearth-copy-button').text).toBe(report);
  expect(await audit(element)).toEqual([]);
});
