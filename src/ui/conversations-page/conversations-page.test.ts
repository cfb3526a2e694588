import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './conversations-page.ts';
import './import-preview.ts';
import { faultWords } from './fault-words.ts';
import type { ImportOutlook } from '../../transfer/contract/transfer-contract.ts';
import type { HearthConversationsPage } from './conversations-page.ts';
import type { HearthImportPreview } from './import-preview.ts';
import type { ImportState } from './import-state.ts';

const show = (count: number, busy = false) =>
  mount<HearthConversationsPage>(
    html`<hearth-conversations-page .count=${count} ?busy=${busy}></hearth-conversations-page>`,
  );

describe('hearth-conversations-page', () => {
  it.each([
    [0, 320],
    [12, 320],
    [12, 1280],
  ])('passes the audit with %i conversations on a window of %i', async (count, width) => {
    await page.viewport(width, 800);
    const element = await show(count);
    expect(await audit(element)).toEqual([]);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });

  it('asks for all in the form that is chosen, with the keyboard alone', async () => {
    const element = await show(1);
    expect(textOf(element)).toContain('On this device: 1 conversation.');
    const first = nextEvent(element, 'export-requested');
    find(element, '#save').click();
    expect((await first).format).toBe('hearth');
    find(element, 'input[value=hearth]').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await settled(element);
    const second = nextEvent(element, 'export-requested');
    find(element, '#save').click();
    expect((await second).format).toBe('openai');
  });

  it.each([
    [0, false],
    [3, true],
  ])('gives nothing where there is nothing, or while something else runs (%i, %s)', async (count, busy) => {
    const element = await show(count, busy);
    const asked = vi.fn();
    element.addEventListener('export-requested', asked);
    find(element, '#save').click();
    expect(asked).not.toHaveBeenCalled();
    expect(find(element, '#save').getAttribute('aria-disabled')).toBe('true');
  });

  it('takes files that are chosen or dropped', async () => {
    const element = await show(0);
    const input = find<HTMLInputElement>(element, 'input[type=file]');
    const transfer = new DataTransfer();
    transfer.items.add(new File(['[]'], 'conversations.json'));
    input.files = transfer.files;
    const chosen = nextEvent(element, 'files-offered');
    input.dispatchEvent(new Event('change'));
    expect((await chosen).files.map(({ path }) => path)).toEqual(['conversations.json']);
    const dropped = nextEvent(element, 'files-offered');
    find(element, '.page').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    expect((await dropped).files.map(({ path }) => path)).toEqual(['conversations.json']);
  });
});

const outlook: ImportOutlook = {
  formats: ['chatgpt'],
  conversations: 5,
  turns: 40,
  added: 3,
  copies: 1,
  present: 2,
  leftOutMessages: 6,
  emptyConversations: 1,
};
const states: [string, ImportState][] = [
  ['reading', { phase: 'reading', name: 'a.json' }],
  ['asking', { phase: 'asking', name: 'a.json', outlook }],
  ['importing', { phase: 'importing', name: 'a.json', outlook }],
  ['done', { phase: 'done', name: 'a.json', outlook, added: 3 }],
  ['undone', { phase: 'undone', name: 'a.json', outlook, added: 3 }],
];
const preview = (state: ImportState) =>
  mount<HearthImportPreview>(html`<hearth-import-preview .state=${state}></hearth-import-preview>`);
const labels = (element: HearthImportPreview) =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map(textOf);

describe('hearth-import-preview', () => {
  it.each(states)('passes the audit (%s)', async (_, state) => {
    await page.viewport(320, 800);
    const element = await preview(state);
    expect(await audit(element)).toEqual([]);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });

  it('says what a file holds, from where, and what importing it would do', async () => {
    const element = await preview({ phase: 'asking', name: 'conversations.json', outlook });
    const lines = [...(element.shadowRoot?.querySelectorAll('[role=status] p') ?? [])].map(textOf);
    expect(lines).toEqual([
      '5 conversations · 40 questions · from ChatGPT',
      '2 of them are here already and stay as they are.',
      '1 of them is here in another form: that stays, and the one of the file comes beside it.',
      '6 messages are left out: of tools, hidden, or without text.',
      '1 conversation in which nothing is said is left out.',
    ]);
    expect(labels(element)).toEqual(['Import 3 conversations', 'Do not import']);
  });

  it('offers nothing to import where all is here', async () => {
    const nothingNew = { ...outlook, added: 0, copies: 0, present: 5 };
    const element = await preview({ phase: 'asking', name: 'a.json', outlook: nothingNew });
    expect(textOf(element)).toContain('All of it is here already');
    expect(labels(element)).toEqual(['Close']);
  });

  it('asks before it stores, and offers the way back', async () => {
    const element = await preview({ phase: 'asking', name: 'a.json', outlook });
    const accepted = nextEvent(element, 'import-accepted');
    find(element, 'button.primary').click();
    await accepted;
    const dismissed = nextEvent(element, 'import-dismissed');
    find(element, 'button:not(.primary)').click();
    await dismissed;
    element.state = { phase: 'done', name: 'a.json', outlook, added: 3 };
    await settled(element);
    expect(textOf(find(element, '[role=status]'))).toBe('3 imported, 2 were here already.');
    const undone = nextEvent(element, 'import-undone');
    find(element, 'button').click();
    await undone;
  });

  it('keeps the focus when the button that was pressed goes away', async () => {
    const element = await preview({ phase: 'asking', name: 'a.json', outlook });
    find(element, 'button.primary').focus();
    element.state = { phase: 'importing', name: 'a.json', outlook };
    await settled(element);
    expect(element.shadowRoot?.activeElement?.localName).toBe('h2');
  });

  it('shows names of any kind as text', async () => {
    const element = await preview({
      phase: 'reading',
      name: `<img src=x onerror=alert(1)>${'x'.repeat(300)}`,
    });
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });
});

describe('the words for what breaks a file', () => {
  it('are sentences', () => {
    expect(faultWords({ reason: 'no-question', field: '' })).toBe('This turn has no question.');
    expect(faultWords({ reason: 'expects-text', field: 'title' })).toBe(
      'A text should stand here (“title”).',
    );
    expect(faultWords({ reason: 'wrong-value', field: `a\u202e${'b'.repeat(500)}` })).toHaveLength(138);
  });
});
