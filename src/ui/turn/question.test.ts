import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import type { BranchPlace } from '../../conversations/branches.ts';
import type { Turn } from '../../conversations/conversation.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './question.ts';
import type { HearthQuestion } from './question.ts';
import type { Readiness } from './readiness.ts';
import { sampleTurn } from './testing/sample-turn.ts';

const show = (change: Partial<Turn> = {}, place: BranchPlace | null = null, readiness: Readiness = 'ready') =>
  mount<HearthQuestion>(
    html`<hearth-question
      .turn=${sampleTurn(change)}
      .place=${place}
      .readiness=${readiness}
    ></hearth-question>`,
  );

const editButton = (element: HearthQuestion) =>
  find<HTMLButtonElement>(element, 'button[aria-label="Edit the question"]');

async function edit(element: HearthQuestion): Promise<HTMLTextAreaElement> {
  editButton(element).click();
  await element.updateComplete;
  await settled(element);
  return find<HTMLTextAreaElement>(find(element, 'hearth-question-editor'), 'textarea');
}

function press(textarea: HTMLTextAreaElement, key: string, more: KeyboardEventInit = {}): void {
  textarea.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...more }));
}

function type(textarea: HTMLTextAreaElement, text: string): void {
  textarea.value = text;
  textarea.dispatchEvent(new Event('input'));
}

describe('hearth-question', () => {
  it('passes the audit, also while it is edited', async () => {
    const attachments = [{ name: 'notes.txt', text: 'abc' }];
    const element = await show({ attachments }, { index: 0, ids: ['1', '2'] });
    expect(await audit(element)).toEqual([]);
    await edit(element);
    expect(await audit(element)).toEqual([]);
  });

  it('shows the question as it was typed', async () => {
    const element = await show({ question: '**a**\n  <b>' });
    expect(find(element, 'p').textContent).toBe('**a**\n  <b>');
    expect(getComputedStyle(find(element, 'p')).whiteSpace).toBe('pre-wrap');
  });

  it('is edited in its place, with the cursor at its end', async () => {
    const element = await show();
    const textarea = await edit(element);
    expect(textarea.value).toBe('Why?');
    expect(find(element, 'hearth-question-editor').shadowRoot?.activeElement).toBe(textarea);
    expect(textarea.selectionStart).toBe(4);
    type(textarea, 'Why not?');
    const edited = nextEvent(element, 'question-edited');
    press(textarea, 'Enter');
    expect(await edited).toMatchObject({ turnId: '1', question: 'Why not?' });
  });

  it.each([{ ctrlKey: true }, {}])('saves with Enter (%j)', async (more) => {
    const element = await show();
    const textarea = await edit(element);
    const edited = nextEvent(element, 'question-edited');
    press(textarea, 'Enter', more);
    expect((await edited).question).toBe('Why?');
  });

  it('makes a new line with Shift+Enter, and lets an input method have its Enter', async () => {
    const element = await show();
    const textarea = await edit(element);
    let isEdited = false;
    element.addEventListener('question-edited', () => (isEdited = true));
    press(textarea, 'Enter', { shiftKey: true });
    press(textarea, 'Enter', { isComposing: true });
    expect(isEdited).toBe(false);
  });

  it('leaves it as it was with Escape, which goes no further, and gives the focus back', async () => {
    const element = await show();
    const textarea = await edit(element);
    type(textarea, 'Something else');
    let isHeard = false;
    element.addEventListener('keydown', () => (isHeard = true));
    press(textarea, 'Escape');
    await element.updateComplete;
    await settled(element);
    expect(textOf(find(element, 'p'))).toBe('Why?');
    expect(element.shadowRoot?.activeElement).toBe(editButton(element));
    expect(isHeard).toBe(false);
  });

  it('asks nothing blank, and nothing while the model cannot be asked', async () => {
    const element = await show();
    const textarea = await edit(element);
    let isEdited = false;
    element.addEventListener('question-edited', () => (isEdited = true));
    type(textarea, '  ');
    press(textarea, 'Enter');
    type(textarea, 'Why not?');
    element.readiness = 'starting';
    await settled(element);
    press(textarea, 'Enter');
    expect(isEdited).toBe(false);
    expect(textarea.value).toBe('Why not?');
  });

  it('cannot be edited while a reply is written, or where no model can be asked', async () => {
    const element = await show({}, null, 'answering');
    editButton(element).click();
    await settled(element);
    expect(element.shadowRoot?.querySelector('hearth-question-editor')).toBeNull();
    expect((await show({}, null, 'none')).shadowRoot?.querySelector('.row > button')).toBeNull();
  });

  it('shows the texts that went with it, each to be read', async () => {
    const element = await show({ attachments: [{ name: 'notes.txt', text: 'abc'.repeat(1000) }] });
    const attachments = find(element, 'hearth-attached-texts');
    expect(textOf(find(attachments, 'button'))).toBe('notes.txt 3.0 kB');
    find(attachments, 'button').click();
    await settled(element);
    await settled(element);
    expect(textOf(find(attachments, 'pre'))).toContain('abcabc');
    find(find(attachments, 'hearth-dialog'), 'button').click();
    await vi.waitFor(() => expect(attachments.shadowRoot?.querySelector('hearth-dialog')).toBeNull());
  });
});

describe('its versions', () => {
  const place = { index: 1, ids: ['0', '1', '2'] };
  const switcherOf = (element: HearthQuestion) => find(element, 'hearth-branch-switcher');
  const step = (element: HearthQuestion, name: string) =>
    find<HTMLButtonElement>(switcherOf(element), `[aria-label="${name} version"]`);

  it('are counted and can be switched', async () => {
    const element = await show({}, place);
    expect(textOf(switcherOf(element))).toBe('2 of 3');
    const selected = nextEvent(element, 'branch-selected');
    step(element, 'Previous').click();
    expect(await selected).toMatchObject({ turnId: '0', step: -1 });
  });

  it('end at both ends, with the focus where there is a way', async () => {
    const element = await show({}, { ...place, index: 2 });
    expect(step(element, 'Next').ariaDisabled).toBe('true');
    await element.focusSwitcher(1);
    expect(switcherOf(element).shadowRoot?.activeElement).toBe(step(element, 'Previous'));
    expect(step(element, 'Previous').getAttribute('aria-describedby')).toBe('count');
  });

  it('stay while a reply is written', async () => {
    const element = await show({}, place, 'answering');
    expect(step(element, 'Next').ariaDisabled).toBe('true');
  });

  it('are not spoken of where there is one', async () => {
    expect((await show()).shadowRoot?.querySelector('hearth-branch-switcher')).toBeNull();
  });
});
