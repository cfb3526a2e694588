import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import './header.ts';
import type { HearthHeader } from './header.ts';

const show = () => mount<HearthHeader>(html`<hearth-header modelName="SmolLM2 135M" ready></hearth-header>`);

describe('hearth-header', () => {
  it.each([320, 1280])('passes the audit at a width of %i', async (width) => {
    await page.viewport(width, 600);
    expect(await audit(await show())).toEqual([]);
  });

  it('says which model answers and where it runs', async () => {
    expect(textOf(await show())).toBe('SmolLM2 135M on this device');
  });

  it('says that it rests', async () => {
    const element = await mount(html`<hearth-header modelName="SmolLM2 135M" ready resting></hearth-header>`);
    expect(textOf(element)).toBe('SmolLM2 135M resting');
    expect(await audit(element)).toEqual([]);
  });

  it('claims nothing before the model runs', async () => {
    expect(textOf(await mount(html`<hearth-header modelName="SmolLM2 135M"></hearth-header>`))).toBe(
      'SmolLM2 135M',
    );
    expect(textOf(await mount(html`<hearth-header bare></hearth-header>`))).toBe('Hearth');
  });

  it.each([
    ['Conversations', 'menu-requested'],
    ['New chat', 'conversation-started'],
    ['Settings', 'settings-requested'],
    ['About Hearth', 'about-requested'],
  ] as const)('has a button “%s” that fires %s', async (label, type) => {
    const element = await show();
    const requested = nextEvent(element, type);
    find(element, `[aria-label="${label}"]`).click();
    await requested;
  });

  it('leaves the list and new chats to the sidebar on wide screens', async () => {
    await page.viewport(1280, 600);
    const element = await show();
    expect(find(element, '[aria-label=Conversations]').checkVisibility()).toBe(false);
    await page.viewport(320, 600);
    expect(find(element, '[aria-label=Conversations]').checkVisibility()).toBe(true);
  });

  it.each([320, 1280])(
    'says where the words go for a model that runs elsewhere (width %i)',
    async (width) => {
      await page.viewport(width, 600);
      const leaving = 'leaves this device → a-rather-long-name.school.example:8443';
      for (const ready of [false, true]) {
        const element = await mount(
          html`<hearth-header modelName="Qwen3 4B" ?ready=${ready} leaving=${leaving}></hearth-header>`,
        );
        expect(textOf(element)).toBe(`Qwen3 4B ${leaving}`);
        expect(await audit(element)).toEqual([]);
        expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
      }
    },
  );

  it('claims nothing of a model that the browser runs', async () => {
    const place = 'chosen by your browser, not open';
    const element = await mount<HearthHeader>(
      html`<hearth-header modelName="The browser’s own model" ready .place=${place}></hearth-header>`,
    );
    expect(await audit(element)).toEqual([]);
    expect(textOf(element)).toContain(place);
    expect(textOf(element)).not.toContain('on this device');
  });
});
