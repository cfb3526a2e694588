import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { audit } from '../testing/audit.ts';
import { mount } from '../testing/mount.ts';
import './scroll-box.ts';
import type { HearthScrollBox } from './scroll-box.ts';

const show = (text: string) =>
  mount<HearthScrollBox>(html`<hearth-scroll-box label="Table"><pre>${text}</pre></hearth-scroll-box>`);

describe('hearth-scroll-box', () => {
  it('is nothing special as long as all fits', async () => {
    const box = await show('short');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(box.hasAttribute('tabindex')).toBe(false);
    expect(box.role).toBeNull();
  });

  it('can be scrolled by the keyboard, under its name, as soon as what is inside is too wide', async () => {
    const box = await show('short');
    box.querySelector('pre')!.style.width = '5000px';
    await vi.waitFor(() => expect(box.tabIndex).toBe(0));
    expect([box.role, box.ariaLabel]).toEqual(['group', 'Table']);
    expect(await audit(box)).toEqual([]);
    box.querySelector('pre')!.style.width = '';
    await vi.waitFor(() => expect(box.tabIndex).toBe(-1));
    expect(box.ariaLabel).toBeNull();
  });
});
