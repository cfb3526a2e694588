import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import './pack-preview.ts';
import type { HearthPackPreview, PackState } from './pack-preview.ts';

const pack: PackState = {
  phase: 'asking',
  name: 'SmolLM2 135M',
  maker: 'Hugging Face',
  licence: { name: 'Apache-2.0', url: 'https://licence.example/' },
  sizeBytes: 116e6,
  isKnown: true,
  share: 0,
};
const show = (change: Partial<PackState> = {}) =>
  mount<HearthPackPreview>(
    html`<hearth-pack-preview .state=${{ ...pack, ...change }}></hearth-pack-preview>`,
  );
const labels = (element: HearthPackPreview) =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map(textOf);

describe('hearth-pack-preview', () => {
  it.each([
    ['a known model', {}],
    ['an unknown one', { isKnown: false, maker: '' }],
    ['on its way', { phase: 'importing', share: 0.4 }],
    ['here', { phase: 'done', share: 1 }],
  ] as [string, Partial<PackState>][])('passes the audit (%s)', async (_, change) => {
    expect(await audit(await show(change))).toEqual([]);
  });

  it('says who vouches for it', async () => {
    expect(textOf(await show())).toContain('This site knows this model');
    const text = textOf(await show({ isKnown: false, maker: '' }));
    expect(text).toContain('Import it only if you trust who gave it to you');
    expect(text).toContain('Unknown maker');
  });

  it('imports only when asked to', async () => {
    const element = await show();
    expect(labels(element)).toEqual(['Import', 'Do not import']);
    const accepted = nextEvent(element, 'pack-accepted');
    find(element, 'button.primary').click();
    await accepted;
    const dismissed = nextEvent(element, 'pack-dismissed');
    find(element, 'button:not(.primary)').click();
    await dismissed;
  });

  it('can be cancelled while it comes in, and closed after', async () => {
    const element = await show({ phase: 'importing', share: 0.4 });
    expect(labels(element)).toEqual(['Cancel']);
    expect(find<HTMLProgressElement>(element, 'progress').value).toBe(0.4);
    expect(labels(await show({ phase: 'done' }))).toEqual(['Close']);
  });

  it('shows names of any kind as text', async () => {
    const element = await show({ name: '<img src=x onerror=alert(1)>', maker: 'x'.repeat(300) });
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });
});
