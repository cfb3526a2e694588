import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import './gguf-preview.ts';
import type { GgufState } from './gguf-state.ts';
import type { HearthGgufPreview } from './gguf-preview.ts';

const gguf: GgufState = {
  phase: 'asking',
  name: 'Talker-7B.Q4_K_M',
  ownName: 'Talker 7B',
  maker: 'The makers',
  licence: { name: 'Apache-2.0', url: 'https://licence.example/' },
  sizeBytes: 4.4e9,
  architecture: 'llama',
  parameters: 7_241_732_096,
  quantization: 'Q4_K_M',
  contextTokens: 4096,
  trainedTokens: 32_768,
  memoryBytes: 3.9e9,
  parts: 1,
  warnings: [],
  chipBytes: null,
  repo: null,
  share: 0,
};
const show = (change: Partial<GgufState> = {}) =>
  mount<HearthGgufPreview>(
    html`<hearth-gguf-preview .state=${{ ...gguf, ...change }}></hearth-gguf-preview>`,
  );
const labels = (element: HearthGgufPreview) =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map(textOf);

describe('hearth-gguf-preview', () => {
  it.each([
    ['asking', {}],
    ['with warnings', { warnings: ['memory-tight', 'context-shortened', 'licence-unknown'] }],
    ['without a licence', { licence: { name: 'licence unknown', url: null }, maker: '' }],
    ['on its way', { phase: 'importing', share: 0.4 }],
    ['here', { phase: 'done' }],
  ] as [string, Partial<GgufState>][])('passes the audit (%s)', async (_, change) => {
    await page.viewport(320, 800);
    const element = await show(change);
    expect(await audit(element)).toEqual([]);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });

  it('says what it is, and that nobody vouches for it', async () => {
    const text = textOf(await show());
    for (const words of [
      'Not checked by anyone we know: all of this is what the file says of itself.',
      'Calls itselfTalker 7B',
      'Size7.2 billion parameters',
      'Reads4,096 tokens at once, of 32,768 that it knows',
      'Memoryabout 3.9 GB while it runs',
    ])
      expect(text.replace(/(?<=itself|Size|Reads|Memory) /g, '')).toContain(words);
  });

  it('says what computes, and what that takes', async () => {
    expect(textOf(await show())).toContain('It runs on the processor');
    expect(textOf(await show({ chipBytes: 112e6, sizeBytes: 98e6 }))).toContain(
      'takes 112 MB in place of 98 MB',
    );
  });

  it('says what to be careful about', async () => {
    expect(textOf(await show({ warnings: ['licence-unknown'] }))).toContain(
      'does not say under which licence',
    );
  });

  it('adds a file, or fetches one of a hub, only when asked to', async () => {
    const element = await show();
    expect(labels(element)).toEqual(['Add', 'Cancel']);
    const accepted = nextEvent(element, 'pack-accepted');
    find(element, 'button.primary').click();
    await accepted;
    const dismissed = nextEvent(element, 'pack-dismissed');
    find(element, 'button:not(.primary)').click();
    await dismissed;
    expect(labels(await show({ repo: 'maker/Talker' }))).toEqual(['Get it (4.4 GB)', 'Cancel']);
  });

  it.each([
    ['importing', 'Checking and storing it …'],
    ['fetching', 'Downloading it …'],
    ['repacking', 'Rewriting it for the graphics chip …'],
  ] as const)('says how far it is (%s), and can be stopped', async (phase, words) => {
    const element = await show({ phase, share: 0.4 });
    expect(labels(element)).toEqual(['Cancel']);
    expect(textOf(find(element, '[role=status]'))).toBe(words);
    expect(find<HTMLProgressElement>(element, 'progress').value).toBe(0.4);
  });

  it('shows names of any kind as text', async () => {
    const element = await show({ name: '<img src=x onerror=alert(1)>', ownName: 'x'.repeat(100) });
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });
});
