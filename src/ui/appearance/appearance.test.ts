import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './appearance.ts';
import type { HearthAppearance } from './appearance.ts';

const show = () => mount<HearthAppearance>(html`<hearth-appearance></hearth-appearance>`);

describe('hearth-appearance', () => {
  it('passes the audit', async () => {
    const element = await show();
    element.notificationProblem = 'Your browser blocks notifications.';
    await settled(element);
    expect(await audit(element)).toEqual([]);
  });

  it('offers the colours of the system, and either of its own', async () => {
    const element = await show();
    const select = find<HTMLSelectElement>(element, 'select');
    expect([...select.options].map(({ value }) => value)).toEqual(['system', 'light', 'dark']);
    const changed = nextEvent(element, 'appearance-changed');
    select.value = 'dark';
    select.dispatchEvent(new Event('change'));
    expect((await changed).change).toEqual({ theme: 'dark' });
  });

  it.each(['sound', 'notification', 'shortcuts'] as const)('switches %s', async (choice) => {
    const element = await show();
    const box = find<HTMLInputElement>(element, `#${choice}`);
    const before = box.checked;
    const changed = nextEvent(element, 'appearance-changed');
    box.click();
    expect((await changed).change).toEqual({ [choice]: !before });
  });

  it('shows what counts, not what was wished', async () => {
    const element = await show();
    find(element, '#notification').click();
    element.notificationProblem = 'Your browser blocks notifications.';
    await settled(element);
    expect(find<HTMLInputElement>(element, '#notification').checked).toBe(false);
    expect(textOf(element)).toContain('Your browser blocks notifications.');
  });
});
