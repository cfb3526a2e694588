import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, settled, textOf } from '../testing/mount.ts';
import './shortcuts.ts';
import type { Shortcut } from './shortcut.ts';
import type { HearthShortcuts } from './shortcuts.ts';

const shortcuts: readonly Shortcut[] = [
  { command: 'new-chat', presses: [{ key: 'o', withControl: true, withShift: true }], label: 'New chat' },
  { command: 'help', presses: [{ key: '/', withControl: true }, { key: '?' }], label: 'Help' },
];

async function show(apple = false): Promise<HearthShortcuts> {
  const element = await mount<HearthShortcuts>(
    html`<hearth-shortcuts .shortcuts=${shortcuts} ?apple=${apple}></hearth-shortcuts>`,
  );
  await element.open();
  await settled(element);
  const dialog = find(find(element, 'hearth-dialog'), 'dialog');
  await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
  return element;
}

const keysOf = (element: HearthShortcuts) =>
  [...element.shadowRoot!.querySelectorAll('.press')].map((press) =>
    [...press.querySelectorAll('kbd')].map((key) => key.textContent),
  );

describe('hearth-shortcuts', () => {
  it('passes the audit', async () => {
    expect(await audit(await show())).toEqual([]);
  });

  it('names every key as it reads on the keyboard', async () => {
    expect(keysOf(await show())).toEqual([['Ctrl', 'Shift', 'O'], ['Ctrl', '/'], ['?']]);
    expect(keysOf(await show(true))).toEqual([['⌘', '⇧', 'O'], ['⌘', '/'], ['?']]);
  });

  it('says so when they are switched off', async () => {
    const element = await show();
    expect(textOf(element)).toContain('You can switch all of them off');
    element.off = true;
    await settled(element);
    expect(textOf(element)).toContain('They are switched off');
    expect(find(element, 'a').getAttribute('href')).toBe('#/settings');
  });
});
