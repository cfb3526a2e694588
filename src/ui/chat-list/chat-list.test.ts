import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import './chat-list.ts';
import type { HearthChatList } from './chat-list.ts';

const conversations = [
  { id: 'a', title: 'Why is the sky blue?', updatedAt: Date.now() },
  { id: 'b', title: '  ', updatedAt: Date.now() - 90_000_000 },
];

const show = (list = conversations) =>
  mount<HearthChatList>(
    html`<hearth-chat-list .conversations=${list} .selectedId=${'a'}></hearth-chat-list>`,
  );

describe('hearth-chat-list', () => {
  it.each([[conversations], [[]]])('passes the audit', async (list) => {
    expect(await audit(await show(list))).toEqual([]);
  });

  it('lists conversations under days and marks the one that is shown', async () => {
    const element = await show();
    expect(textOf(element)).toMatch(/Today.*Why is the sky blue\?.*Yesterday.*Empty conversation/);
    expect(textOf(find(element, '[aria-current=page]'))).toBe('Why is the sky blue?');
  });

  it('says what will be here while there is nothing', async () => {
    expect(textOf(await show([]))).toContain('stored on this device only');
  });

  it('asks to show, to delete and to begin a conversation', async () => {
    const element = await show();
    const selected = nextEvent(element, 'conversation-selected');
    find(element, '.title').click();
    expect((await selected).id).toBe('a');
    const deleted = nextEvent(element, 'conversation-deleted');
    find(element, '[aria-label="Delete “Why is the sky blue?”"]').click();
    expect((await deleted).id).toBe('a');
    const started = nextEvent(element, 'conversation-started');
    find(element, '.start').click();
    await started;
  });
});
