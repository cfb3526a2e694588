import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './composer.ts';
import type { DraftAttachment } from '../../conversations/draft.ts';
import type { HearthDraftAttachments } from '../draft-attachments/draft-attachments.ts';
import type { ComposerStatus, HearthComposer } from './composer.ts';

const show = (status: ComposerStatus = 'idle', draft = '') =>
  mount<HearthComposer>(html`<hearth-composer status=${status} .draft=${draft}></hearth-composer>`);

function press(element: HearthComposer, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...more,
  });
  find(element, 'textarea').dispatchEvent(event);
  return event;
}

function listen(element: HearthComposer, type: 'message-submitted' | 'stop-requested') {
  const listener = vi.fn();
  element.addEventListener(type, listener);
  return listener;
}

describe('hearth-composer', () => {
  it.each(['idle', 'answering', 'unavailable'] as const)('passes the audit (%s)', async (status) => {
    expect(await audit(await show(status, 'text'))).toEqual([]);
  });

  it('sends the text with Enter, without the space around it', async () => {
    const element = await show('idle', ' Why? \n');
    const sent = nextEvent(element, 'message-submitted');
    expect(press(element, 'Enter').defaultPrevented).toBe(true);
    expect((await sent).text).toBe('Why?');
  });

  it('sends with the button', async () => {
    const element = await show('idle', 'Why?');
    const sent = nextEvent(element, 'message-submitted');
    find(element, 'button[type=submit]').click();
    expect((await sent).text).toBe('Why?');
  });

  it.each([{ shiftKey: true }, { isComposing: true }, { keyCode: 229 }])(
    'makes no message of Enter with %j',
    async (more) => {
      const element = await show('idle', 'Why?');
      const sent = listen(element, 'message-submitted');
      expect(press(element, 'Enter', more).defaultPrevented).toBe(false);
      expect(sent).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['idle', '  \n '],
    ['answering', 'text'],
    ['unavailable', 'text'],
  ] as [ComposerStatus, string][])('sends nothing while %s with %j', async (status, draft) => {
    const element = await show(status, draft);
    const sent = listen(element, 'message-submitted');
    press(element, 'Enter');
    expect(sent).not.toHaveBeenCalled();
    expect(find<HTMLTextAreaElement>(element, 'textarea').value).toBe(draft);
  });

  it('stops with the button and with Escape, but only while answering', async () => {
    const element = await show('answering', 'next question');
    const stopped = listen(element, 'stop-requested');
    const stop = find(element, 'button.stop');
    expect(stop.getAttribute('aria-label')).toBe('Stop');
    stop.click();
    press(element, 'Escape');
    expect(stopped).toHaveBeenCalledTimes(2);
    element.status = 'idle';
    await settled(element);
    press(element, 'Escape');
    expect(stopped).toHaveBeenCalledTimes(2);
  });

  it('tells each change of the draft and does not move the cursor', async () => {
    const element = await show();
    const textarea = find<HTMLTextAreaElement>(element, 'textarea');
    const changed = nextEvent(element, 'draft-changed');
    textarea.value = 'hello';
    textarea.setSelectionRange(2, 2);
    textarea.dispatchEvent(new InputEvent('input'));
    expect((await changed).draft).toBe('hello');
    await settled(element);
    expect(textarea.selectionStart).toBe(2);
  });

  it('is emptied by its owner', async () => {
    const element = await show('idle', 'Why?');
    element.draft = '';
    await settled(element);
    expect(find<HTMLTextAreaElement>(element, 'textarea').value).toBe('');
  });

  it('grows with the text, up to a limit', async () => {
    const element = await show();
    const textarea = find<HTMLTextAreaElement>(element, 'textarea');
    const { clientHeight } = textarea;
    element.draft = 'line\n'.repeat(4);
    await settled(element);
    expect(textarea.clientHeight).toBeGreaterThan(clientHeight);
    element.draft = 'line\n'.repeat(400);
    await settled(element);
    expect(textarea.clientHeight).toBeLessThanOrEqual(256);
  });

  it('takes a paste of 100 kB without a pause', async () => {
    const element = await show();
    const textarea = find<HTMLTextAreaElement>(element, 'textarea');
    const start = performance.now();
    textarea.value = 'Some pasted words. '.repeat(5_300);
    textarea.dispatchEvent(new InputEvent('input'));
    await settled(element);
    expect(textarea.clientHeight).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('asks for the last question with the up arrow, but only in an empty field', async () => {
    const element = await show();
    const asked = vi.fn();
    element.addEventListener('edit-last-requested', asked);
    expect(press(element, 'ArrowUp').defaultPrevented).toBe(true);
    expect(asked).toHaveBeenCalledOnce();
    press(element, 'ArrowUp', { shiftKey: true });
    press(element, 'ArrowUp', { isComposing: true });
    element.draft = 'text';
    await settled(element);
    expect(press(element, 'ArrowUp').defaultPrevented).toBe(false);
    expect(asked).toHaveBeenCalledOnce();
  });

  it('takes the focus into the text and shows the hint', async () => {
    const element = await show();
    element.focus();
    expect(element.shadowRoot?.activeElement?.localName).toBe('textarea');
    expect(textOf(element)).toContain('The model may be wrong.');
  });
});

describe('texts that go with the question', () => {
  const pasted: DraftAttachment = { name: 'Pasted text', text: 'long '.repeat(640), isPasted: true };
  const note: DraftAttachment = { name: 'note.txt', text: 'a note' };

  const showWith = (attachments: readonly DraftAttachment[], draft = '') =>
    mount<HearthComposer>(
      html`<hearth-composer status="idle" .draft=${draft} .attachments=${attachments}></hearth-composer>`,
    );

  function paste(element: HearthComposer, text: string, files: readonly File[] = []): ClipboardEvent {
    const clipboardData = new DataTransfer();
    if (text !== '') clipboardData.setData('text/plain', text);
    for (const file of files) clipboardData.items.add(file);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    find(element, 'textarea').dispatchEvent(event);
    return event;
  }

  const chips = (element: HearthComposer) =>
    find<HearthDraftAttachments>(element, 'hearth-draft-attachments');

  it('pass the audit', async () => {
    expect(await audit(await showWith([pasted, note]))).toEqual([]);
  });

  it('leaves a short paste to the field', async () => {
    const element = await showWith([]);
    const taken = vi.fn();
    element.addEventListener('text-pasted', taken);
    expect(paste(element, 'x'.repeat(2000)).defaultPrevented).toBe(false);
    expect(taken).not.toHaveBeenCalled();
  });

  it('hands over a long paste, and files', async () => {
    const element = await showWith([]);
    const text = nextEvent(element, 'text-pasted');
    expect(paste(element, 'x'.repeat(2001)).defaultPrevented).toBe(true);
    expect((await text).text).toHaveLength(2001);
    const files = nextEvent(element, 'files-offered');
    paste(element, '', [new File(['a'], 'a.txt')]);
    expect((await files).files.map(({ path }) => path)).toEqual(['a.txt']);
  });

  it('takes the text of a program that also copied a picture of it', async () => {
    const element = await showWith([]);
    const offered = vi.fn();
    element.addEventListener('files-offered', offered);
    expect(paste(element, 'cells', [new File(['png'], 'image.png')]).defaultPrevented).toBe(false);
    expect(offered).not.toHaveBeenCalled();
  });

  it('are shown with their size, and told to those who do not see', async () => {
    const element = await showWith([]);
    element.attachments = [pasted];
    await settled(element);
    expect(textOf(chips(element)).replaceAll('\u00a0', ' ')).toContain('Pasted text 3.2 kB');
    expect(textOf(find(element, '[role=status]'))).toBe('Pasted text goes with your question.');
  });

  it('can be sent without a word, and without what only the page needs to know', async () => {
    const element = await showWith([pasted]);
    const sent = nextEvent(element, 'message-submitted');
    press(element, 'Enter');
    const { text, attachments, isDraft } = await sent;
    expect([text, isDraft]).toEqual(['', true]);
    expect(attachments).toEqual([{ name: pasted.name, text: pasted.text }]);
  });

  it('can go into the question where the cursor is', async () => {
    const element = await showWith([pasted, note], 'beforeafter');
    find<HTMLTextAreaElement>(element, 'textarea').setSelectionRange(6, 6);
    const removed = nextEvent(element, 'attachment-inlined');
    const changed = nextEvent(element, 'draft-changed');
    expect(find(chips(element), 'li:nth-child(2)').querySelectorAll('button')).toHaveLength(1);
    find(chips(element), 'li button').click();
    expect((await removed).index).toBe(0);
    expect((await changed).draft).toBe(`before${pasted.text}after`);
  });

  it('can be removed with the keyboard, and the focus stays near', async () => {
    const element = await showWith([pasted, note]);
    element.addEventListener('attachment-removed', ({ index }) => {
      setTimeout(() => (element.attachments = element.attachments.filter((_, each) => each !== index)));
    });
    const removers = () => chips(element).shadowRoot!.querySelectorAll<HTMLElement>('button.icon');
    removers()[0]!.click();
    await expect.poll(() => removers().length).toBe(1);
    await expect.poll(() => chips(element).shadowRoot?.activeElement).toBe(removers()[0]);
    removers()[0]!.click();
    await expect.poll(() => element.shadowRoot?.activeElement?.localName).toBe('textarea');
  });

  it('says why one could not be added', async () => {
    const element = await showWith([]);
    element.problem = '“a.png” is no text.';
    await settled(element);
    expect(textOf(find(element, '[role=alert]'))).toBe('“a.png” is no text.');
  });
});
