import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './composer.ts';
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
    find(element, 'button').click();
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
    expect(find(element, 'button').getAttribute('aria-label')).toBe('Stop');
    find(element, 'button').click();
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

  it('takes the focus into the text and shows the hint', async () => {
    const element = await show();
    element.focus();
    expect(element.shadowRoot?.activeElement?.localName).toBe('textarea');
    expect(textOf(element)).toContain('The model may be wrong.');
  });
});
