import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import './browser-model.ts';
import type { HearthBrowserModel } from './browser-model.ts';

const show = (availability: HearthBrowserModel['availability'], running = false) =>
  mount<HearthBrowserModel>(
    html`<hearth-browser-model availability=${availability} ?running=${running}></hearth-browser-model>`,
  );

describe('hearth-browser-model', () => {
  it.each(['available', 'downloadable', 'downloading'] as const)('passes the audit (%s)', async (state) => {
    expect(await audit(await show(state))).toEqual([]);
  });

  it('says that it is not open, and whose word it is that it stays here', async () => {
    const text = textOf(await show('available'));
    expect(text).toContain('Chosen by your browser, not open');
    expect(text).toContain('no page can check that');
    expect(text).not.toContain('Nothing you type leaves');
    expect(text).not.toMatch(/[{}]/);
  });

  it('tells of a download before it is asked for', async () => {
    expect(textOf(await show('downloadable'))).toContain('several gigabytes');
    expect(textOf(await show('available'))).not.toContain('gigabytes');
  });

  it('is chosen by its button', async () => {
    const element = await show('available');
    const chosen = nextEvent(element, 'model-chosen');
    find(element, 'button').click();
    expect((await chosen).id).toBe('browser');
  });

  it('passes the audit and offers nothing while it answers', async () => {
    const element = await show('available', true);
    expect(await audit(element)).toEqual([]);
    expect(element.shadowRoot?.querySelector('button')).toBeNull();
  });
});
