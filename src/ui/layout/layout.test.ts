import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import '../chat-list/chat-list.ts';
import '../composer/composer.ts';
import '../header/header.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled } from '../testing/mount.ts';
import './layout.ts';
import type { HearthLayout } from './layout.ts';

async function show(width: number, firstVisit = false): Promise<HearthLayout> {
  await page.viewport(width, 600);
  return mount<HearthLayout>(
    html`<hearth-layout ?first-visit=${firstVisit}>
      <hearth-chat-list slot="sidebar"></hearth-chat-list>
      <hearth-header slot="header" modelName="SmolLM2 135M" ready></hearth-header>
      <h1>Content</h1>
      <hearth-composer slot="composer"></hearth-composer>
    </hearth-layout>`,
  );
}

const press = (layout: HearthLayout, element: string, selector: string) =>
  find(layout.querySelector(element)!, selector).click();

async function toggled(layout: HearthLayout): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 30));
  await settled(layout);
}

describe('hearth-layout', () => {
  it.each([320, 1280])('passes the audit at a width of %i', async (width) => {
    expect(await audit(await show(width))).toEqual([]);
  });

  it('does not scroll sideways on a narrow screen', async () => {
    await show(320);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });

  it('shows the conversations beside the page on wide screens', async () => {
    const layout = await show(1280);
    expect(find(layout, '.drawer').checkVisibility()).toBe(true);
    expect(find(layout, '.drawer').hasAttribute('popover')).toBe(false);
  });

  it('opens them as a drawer on narrow ones and keeps the focus in it', async () => {
    const layout = await show(320);
    expect(find(layout, '.drawer').checkVisibility()).toBe(false);
    press(layout, 'hearth-header', '[aria-label=Conversations]');
    await toggled(layout);
    expect(find(layout, '.drawer').matches(':popover-open')).toBe(true);
    expect(find(layout, '.page').inert).toBe(true);
    expect(layout.shadowRoot?.activeElement).toBe(find(layout, '.drawer'));
  });

  it('hides them beside the page when asked to, and offers the way back', async () => {
    const layout = await show(1280);
    const toggled = nextEvent(layout, 'sidebar-toggled');
    layout.toggleSidebar();
    expect((await toggled).isShown).toBe(false);
    layout.withoutSidebar = true;
    await settled(layout);
    expect(find(layout, '.drawer').checkVisibility()).toBe(false);
    const back = nextEvent(layout, 'sidebar-toggled');
    layout.showSidebar();
    expect((await back).isShown).toBe(true);
  });

  it('opens and closes the drawer with the same key', async () => {
    const layout = await show(320);
    layout.toggleSidebar();
    await toggled(layout);
    expect(find(layout, '.drawer').matches(':popover-open')).toBe(true);
    layout.toggleSidebar();
    await toggled(layout);
    expect(find(layout, '.drawer').matches(':popover-open')).toBe(false);
  });

  it.each([320, 640])(
    'leaves room for the conversation at a height of 256 and a width of %i',
    async (width) => {
      const layout = await show(width);
      await page.viewport(width, 256);
      const composer = layout.querySelector('hearth-composer')!;
      composer.draft = 'line\n'.repeat(50);
      composer.attachments = Array.from({ length: 9 }, (_, index) => ({
        name: `notes-${index}.txt`,
        text: 'x',
      }));
      await settled(composer);
      expect(find(layout, 'main').clientHeight).toBeGreaterThan(80);
      expect(composer.getBoundingClientRect().bottom).toBeLessThanOrEqual(257);
    },
  );

  it('closes the drawer when a conversation was chosen', async () => {
    const layout = await show(320);
    layout.openDrawer();
    await toggled(layout);
    press(layout, 'hearth-chat-list', '.start');
    await toggled(layout);
    expect(find(layout, '.drawer').matches(':popover-open')).toBe(false);
    expect(find(layout, '.page').inert).toBe(false);
  });

  it('has neither sidebar nor composer on the first visit', async () => {
    const layout = await show(1280, true);
    expect(find(layout, '.drawer').checkVisibility()).toBe(false);
    expect(layout.querySelector('hearth-composer')?.checkVisibility()).toBe(false);
  });

  it('lets a keyboard skip to the conversation', async () => {
    const layout = await show(1280);
    find(layout, '.skip').click();
    expect(layout.shadowRoot?.activeElement?.localName).toBe('main');
  });
});
