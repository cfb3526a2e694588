import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import './cores-offer.ts';
import type { HearthCoresOffer } from './cores-offer.ts';

const show = () => mount<HearthCoresOffer>(html`<hearth-cores-offer></hearth-cores-offer>`);

describe('hearth-cores-offer', () => {
  it('passes the audit', async () => {
    expect(await audit(await show())).toEqual([]);
  });

  it('says what will happen, and that nothing is lost', async () => {
    expect(textOf(await show())).toContain('The page reloads once; nothing is lost.');
  });

  it.each([
    ['button:not(.quiet)', 'all'],
    ['button.quiet', 'later'],
  ])('asks for what was pressed (%s)', async (selector, wish) => {
    const element = await show();
    const wished = nextEvent(element, 'cores-wished');
    find(element, selector).click();
    expect((await wished).wish).toBe(wish);
  });
});
