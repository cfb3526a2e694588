import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './models-page.ts';
import { droppedFiles } from './dropped-files.ts';
import { describeParameters } from './model-list-item.ts';
import type { ModelListItem } from './model-list-item.ts';
import type { HearthModelsPage } from './models-page.ts';

const model = (change: Partial<ModelListItem> = {}): ModelListItem => ({
  id: 'qwen',
  name: 'Qwen3 0.6B',
  maker: 'Alibaba',
  licence: { name: 'Apache 2.0', url: 'https://licence.example/' },
  downloadBytes: 352e6,
  memoryBytes: 1.4e9,
  contextTokens: 4096,
  engine: 'web-llm',
  reason: 'gpu',
  parameters: 0.6,
  quantization: 'q4f16_1',
  languages: ['English', 'Chinese'],
  goodAt: 'Good at short texts.',
  weakAt: 'Weak on facts.',
  tools: true,
  obstacle: null,
  stored: 'none',
  storedBytes: 0,
  running: false,
  crashed: false,
  ...change,
});
const models = [
  model({ id: 'starter', name: 'SmolLM2 135M', stored: 'whole', running: true, languages: ['English'] }),
  model({ id: 'begun', name: 'Llama 3.2 1B', stored: 'partly', storedBytes: 88e6, crashed: true }),
  model(),
  model({ id: 'large', name: 'Qwen3 8B', obstacle: 'The graphics chip is too small.' }),
];
const show = (shown: readonly ModelListItem[] | null = models) =>
  mount<HearthModelsPage>(html`<hearth-models-page .models=${shown}></hearth-models-page>`);

const items = (element: HearthModelsPage) => [
  ...(element.shadowRoot?.querySelectorAll('hearth-model-item') ?? []),
];
const buttons = (element: HearthModelsPage) =>
  items(element).map((item) => {
    const button = item.shadowRoot?.querySelector('button');
    return button === null || button === undefined ? null : textOf(button);
  });

async function search(element: HearthModelsPage, text: string): Promise<void> {
  const field = find<HTMLInputElement>(element, 'input[type=search]');
  field.value = text;
  field.dispatchEvent(new InputEvent('input'));
  await settled(element);
}

describe('hearth-models-page', () => {
  it.each([320, 1280])('passes the audit at a width of %i, details open', async (width) => {
    await page.viewport(width, 800);
    const element = await show();
    for (const root of [element, ...items(element)]) {
      for (const details of root.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
    }
    expect(await audit(element)).toEqual([]);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });

  it('shows first what is here, then what fits, and last what cannot run and why', async () => {
    const element = await show();
    expect(items(element).map(({ model: shown }) => shown?.id)).toEqual([
      'starter',
      'begun',
      'qwen',
      'large',
    ]);
    const text = textOf(element);
    for (const words of ['On this device', 'Can run here', 'Not possible on this computer (1)'])
      expect(text).toContain(words);
    expect(textOf(find(element, 'details'))).toContain('The graphics chip is too small.');
  });

  it('has one button for each model that can run, which says what it does', async () => {
    expect(buttons(await show())).toEqual([null, 'Go on (88 of 352 MB)', 'Get it and start', null]);
  });

  it('tells which model is wanted', async () => {
    const element = await show();
    const chosen = nextEvent(element, 'model-chosen');
    items(element)[2]?.shadowRoot?.querySelector('button')?.click();
    expect((await chosen).id).toBe('qwen');
  });

  it('counts parameters in words that people use', () => {
    expect(describeParameters(0.135)).toBe('135 million parameters');
    expect(describeParameters(1.7)).toBe('1.7 billion parameters');
  });

  it('warns of a model that took the tab with it', async () => {
    expect(textOf(items(await show())[1]!)).toContain('this tab died');
  });

  it('finds models by all words that are said of them', async () => {
    const element = await show();
    await search(element, 'chinese qwen3 0.6');
    expect(items(element).map(({ model: shown }) => shown?.id)).toEqual(['qwen']);
    await search(element, 'klingon');
    expect(textOf(find(element, '[role=status]'))).toContain('No model matches “klingon”');
  });

  it('says that it looks while there is nothing yet', async () => {
    expect(textOf(await show(null))).toContain('Looking up the models');
  });

  it('says on what a model runs', async () => {
    const [, , chip] = items(await show());
    expect(textOf(chip!)).toContain('of graphics memory');
    const [cpu] = items(
      await show([model({ engine: 'wllama', reason: 'only-build', quantization: 'Q4_K_M' })]),
    );
    expect(textOf(cpu!)).toContain('about 1.4 GB of memory');
    expect(textOf(cpu!)).toContain('It runs on the processor.');
    expect(textOf(cpu!)).toContain('4-bit weights (Q4_K_M)');
  });

  it('offers what is dropped anywhere on it', async () => {
    const element = await show();
    const offered = nextEvent(element, 'files-offered');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['GGUF'], 'model.gguf'));
    find(element, '.tools').dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
    expect((await offered).files).toMatchObject([{ path: 'model.gguf' }]);
  });

  it('offers chosen files with their paths', async () => {
    const element = await show();
    const offered = nextEvent(element, 'files-offered');
    const input = find<HTMLInputElement>(element, '#model-file');
    const transfer = new DataTransfer();
    transfer.items.add(new File(['pack'], 'model.hearth-pack'));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
    expect((await offered).files).toMatchObject([{ path: 'model.hearth-pack' }]);
  });
});

/** Entries of a folder as a browser hands them out: in lots. */
function folder(fullPath: string, lots: object[][]) {
  const queue = [...lots, []];
  const createReader = () => ({ readEntries: (resolve: (lot: unknown) => void) => resolve(queue.shift()) });
  return { isDirectory: true, fullPath, createReader };
}
const file = (fullPath: string) => ({
  isDirectory: false,
  fullPath,
  file: (resolve: (file: File) => void) => resolve(new File(['x'], fullPath)),
});
const dropped = (...entries: object[]) =>
  ({
    items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => null })),
  }) as unknown as DataTransfer;

describe('what is dropped', () => {
  it('is read with the folders in it', async () => {
    const inner = folder('/pack/files', [[file('/pack/files/a.bin')], [file('/pack/files/b.bin')]]);
    const found = await droppedFiles(dropped(folder('/pack', [[file('/pack/manifest.json'), inner]])));
    expect(found.map(({ path }) => path)).toEqual([
      'pack/manifest.json',
      'pack/files/a.bin',
      'pack/files/b.bin',
    ]);
  });

  it('is not read without end', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => file(`/disk/${index}`));
    expect((await droppedFiles(dropped(folder('/disk', [many])))).length).toBeLessThanOrEqual(2000);
  });
});
