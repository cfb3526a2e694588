import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './storage-page.ts';
import { formatAgo } from './storage-overview.ts';
import type { StorageOverview } from './storage-overview.ts';
import type { HearthStoragePage } from './storage-page.ts';

const now = Date.UTC(2026, 10, 24);
const day = 86_400_000;
const overview: StorageOverview = {
  models: [
    {
      id: 'starter',
      name: 'SmolLM2 135M',
      storedBytes: 116e6,
      totalBytes: 116e6,
      complete: true,
      lastUsedAtMs: now - 3 * day,
      verifiedAtMs: now,
    },
    {
      id: 'large',
      name: 'Qwen3 8B',
      storedBytes: 4.6e9,
      totalBytes: 4.6e9,
      complete: true,
      lastUsedAtMs: null,
      verifiedAtMs: null,
    },
    {
      id: 'begun',
      name: 'Llama 3.2 1B',
      storedBytes: 200e6,
      totalBytes: 700e6,
      complete: false,
      lastUsedAtMs: null,
      verifiedAtMs: null,
    },
  ],
  chats: { count: 1, sizeBytes: 4000 },
  siteBytes: 500_000,
  leftoverBytes: 7e6,
  freeBytes: 20e9,
  persisted: false,
};
const empty: StorageOverview = {
  models: [],
  chats: { count: 0, sizeBytes: 0 },
  siteBytes: 0,
  leftoverBytes: 0,
  freeBytes: null,
  persisted: true,
};

const show = (shown: StorageOverview | null, busy = false) =>
  mount<HearthStoragePage>(
    html`<hearth-storage-page .overview=${shown} .now=${now} ?busy=${busy}></hearth-storage-page>`,
  );
const button = (element: HearthStoragePage, label: string): HTMLButtonElement => {
  const all = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = all.find((each) => (each.getAttribute('aria-label') ?? textOf(each)) === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
};

describe('hearth-storage-page', () => {
  it.each([
    ['full', overview, 320],
    ['full', overview, 1280],
    ['empty', empty, 320],
  ] as const)('passes the audit (%s, %#)', async (_, shown, width) => {
    await page.viewport(width, 800);
    const element = await show(shown);
    expect(await audit(element)).toEqual([]);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });

  it('says of each model how large it is, and when it was used and verified', async () => {
    const text = textOf(await show(overview));
    expect(text).toContain('116 MB · used 3 days ago · verified today');
    expect(text).toContain('200 of 700 MB, not finished · never used');
    expect(text).toContain('7.0 MB that belong to no model of this site');
    expect(text).toContain('about 20.0 GB free');
  });

  it.each([
    ['Check SmolLM2 135M', 'model-checked', { id: 'starter' }],
    ['Export SmolLM2 135M', 'model-exported', { id: 'starter', inParts: false }],
    ['Export in parts Qwen3 8B', 'model-exported', { id: 'large', inParts: true }],
    ['Delete Llama 3.2 1B', 'model-removed', { id: 'begun' }],
    ['Remove leftovers', 'leftovers-removed', {}],
    ['Ask the browser to keep it', 'persistence-requested', {}],
  ] as const)('has a button “%s”', async (label, type, fields) => {
    const element = await show(overview);
    const asked = nextEvent(element, type);
    button(element, label).click();
    expect(await asked).toMatchObject(fields);
  });

  it('offers parts only where a stick could not take the whole, and nothing of a model that is not whole', async () => {
    const element = await show(overview);
    expect(() => button(element, 'Export in parts SmolLM2 135M')).toThrow();
    expect(() => button(element, 'Export Llama 3.2 1B')).toThrow();
  });

  it('does one thing at a time', async () => {
    const element = await show(overview, true);
    const asked = vi.fn();
    element.addEventListener('model-removed', asked);
    button(element, 'Delete SmolLM2 135M').click();
    expect(asked).not.toHaveBeenCalled();
  });

  it('deletes everything only after a second press', async () => {
    const element = await show(overview);
    const asked = vi.fn();
    element.addEventListener('everything-removed', asked);
    button(element, 'Delete everything').click();
    await settled(element);
    expect(textOf(find(element, 'hearth-dialog'))).toContain('3 models, 1 chat and all settings');
    button(element, 'Keep it').click();
    expect(asked).not.toHaveBeenCalled();
    button(element, 'Delete everything').click();
    button(element, 'Delete it all').click();
    expect(asked).toHaveBeenCalledOnce();
  });

  it('says that it looks while there is nothing yet', async () => {
    expect(textOf(await show(null))).toContain('Looking at what is stored');
  });
});

describe('how long ago it was', () => {
  it.each([
    [0, 'today'],
    [1, 'yesterday'],
    [13, '13 days ago'],
    [15, '2 weeks ago'],
    [-1, 'today'],
  ])('%i days: %s', (days, words) => {
    expect(formatAgo(now - days * day, now)).toBe(words);
  });
});
