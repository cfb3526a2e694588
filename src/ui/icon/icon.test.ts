import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount } from '../testing/mount.ts';
import './icon.ts';
import * as icons from './icons.ts';
import type { IconName } from './icon.ts';

describe('hearth-icon', () => {
  it('passes the audit', async () => {
    expect(await audit(await mount(html`<hearth-icon name="send"></hearth-icon>`))).toEqual([]);
  });

  it.each(Object.keys(icons) as IconName[])('draws %s and hides it from screen readers', async (name) => {
    const icon = await mount(html`<hearth-icon name=${name}></hearth-icon>`);
    expect(find(icon, 'svg').childElementCount).toBeGreaterThan(0);
    expect(find(icon, 'svg').getAttribute('aria-hidden')).toBe('true');
  });
});
