import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './chat-list.ts';
import type { ChatListResults, HearthChatList } from './chat-list.ts';

const conversations = [
  { id: 'a', title: 'Why is the sky blue?', updatedAt: Date.now(), isPinned: false },
  { id: 'b', title: '  ', updatedAt: Date.now() - 90_000_000, isPinned: false },
  { id: 'c', title: 'Kept', updatedAt: Date.now() - 190_000_000, isPinned: true },
];

const results: ChatListResults = {
  entries: [
    {
      ...conversations[0]!,
      markedTitle: [
        { text: 'Why is the ', isMatch: false },
        { text: 'sky', isMatch: true },
      ],
      snippet: [
        { text: 'the ', isMatch: false },
        { text: 'sky', isMatch: true },
        { text: ' is', isMatch: false },
      ],
      turnId: 't',
    },
  ],
  totalCount: 1,
  readCount: 3,
  conversationCount: 3,
};

const show = (list = conversations) =>
  mount<HearthChatList>(
    html`<hearth-chat-list .conversations=${list} .selectedId=${'a'}></hearth-chat-list>`,
  );

const search = (words: string, found: ChatListResults | null) =>
  mount<HearthChatList>(
    html`<hearth-chat-list
      .conversations=${conversations}
      .searchWords=${words}
      .results=${found}
    ></hearth-chat-list>`,
  );

const many = (length: number) =>
  Array.from({ length }, (_, index) => ({
    id: String(index),
    title: `Number ${index}`,
    updatedAt: Date.now() - index * 60_000,
    isPinned: false,
  }));

const title = (element: HearthChatList, id: string) => find(element, `[data-id="${id}"]`);
const focusedId = (element: HearthChatList) =>
  (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.id;

async function choose(element: HearthChatList, name: string, action: string) {
  find(element, `[aria-label="More for “${name}”"]`).click();
  await settled(element);
  const menu = find(element, 'hearth-menu');
  const items = [...menu.shadowRoot!.querySelectorAll<HTMLElement>('[role=menuitem]')];
  items.find((item) => textOf(item) === action)!.click();
}

describe('hearth-chat-list', () => {
  it.each([[conversations], [[]]])('passes the audit', async (list) => {
    expect(await audit(await show(list))).toEqual([]);
  });

  it('passes the audit while one searches, and while one is renamed', async () => {
    expect(await audit(await search('sky', results))).toEqual([]);
    const element = await show();
    title(element, 'a').focus();
    await userEvent.keyboard('{F2}');
    expect(await audit(element)).toEqual([]);
  });

  it('lists conversations under days, the pinned ones first, and marks the one that is shown', async () => {
    const element = await show();
    expect(textOf(element)).toMatch(
      /Pinned.*Kept.*Today.*Why is the sky blue\?.*Yesterday.*Empty conversation/,
    );
    expect(textOf(find(element, '[aria-current=page]'))).toBe('Why is the sky blue?');
  });

  it('says what will be here while there is nothing', async () => {
    expect(textOf(await show([]))).toContain('stored on this device only');
  });

  it('asks to show and to begin a conversation', async () => {
    const element = await show();
    const selected = nextEvent(element, 'conversation-selected');
    title(element, 'a').click();
    expect(await selected).toMatchObject({ id: 'a', turnId: null });
    const started = nextEvent(element, 'conversation-started');
    find(element, '.start').click();
    await started;
  });

  it('asks to pin, to export and to delete by the menu of an entry', async () => {
    const element = await show();
    const pinned = nextEvent(element, 'conversation-pinned');
    await choose(element, 'Why is the sky blue?', 'Pin');
    expect(await pinned).toMatchObject({ id: 'a', isPinned: true });
    const unpinned = nextEvent(element, 'conversation-pinned');
    await choose(element, 'Kept', 'Unpin');
    expect(await unpinned).toMatchObject({ id: 'c', isPinned: false });
    const exported = nextEvent(element, 'conversation-exported');
    await choose(element, 'Kept', 'Export');
    expect((await exported).id).toBe('c');
    const deleted = nextEvent(element, 'conversation-deleted');
    await choose(element, 'Kept', 'Delete');
    expect((await deleted).id).toBe('c');
    await settled(element);
    expect(focusedId(element)).toBe('a');
  });

  it('renames in place: Enter saves, Escape leaves, and so does no change', async () => {
    const element = await show();
    const renamed = vi.fn();
    element.addEventListener('conversation-renamed', renamed);
    await choose(element, 'Why is the sky blue?', 'Rename');
    await settled(element);
    await userEvent.keyboard('Colours{Enter}');
    expect(renamed.mock.lastCall?.[0]).toMatchObject({ id: 'a', title: 'Colours' });
    await settled(element);
    expect(focusedId(element)).toBe('a');
    for (const keys of ['{F2}other{Escape}', '{F2}{Enter}']) {
      await userEvent.keyboard(keys.slice(0, 4));
      await settled(element);
      await userEvent.keyboard(keys.slice(4));
      await settled(element);
      expect(focusedId(element)).toBe('a');
    }
    expect(renamed).toHaveBeenCalledOnce();
  });

  it('keeps what was typed when the field is left', async () => {
    const element = await show();
    title(element, 'b').focus();
    await userEvent.keyboard('{F2}');
    await settled(element);
    const renamed = nextEvent(element, 'conversation-renamed');
    await userEvent.fill(find(element, '.rename'), 'Named');
    find(element, '.start').focus();
    expect(await renamed).toMatchObject({ id: 'b', title: 'Named' });
  });

  it('is walked through with arrow keys, from the search field and back', async () => {
    const element = await show();
    await element.focusSearch();
    for (const [key, id] of [
      ['{ArrowDown}', 'c'],
      ['{ArrowDown}', 'a'],
      ['{End}', 'b'],
      ['{ArrowDown}', 'b'],
      ['{Home}', 'c'],
      ['{ArrowUp}', undefined],
    ] as const) {
      await userEvent.keyboard(key);
      expect(focusedId(element)).toBe(id);
    }
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[type=search]'));
  });

  it('renders the beginning of a long list, and more as one comes near its end', async () => {
    const element = await show(many(500));
    const count = () => element.shadowRoot!.querySelectorAll('li').length;
    expect(count()).toBeLessThanOrEqual(120);
    const before = count();
    find(element, 'li:last-child').scrollIntoView();
    element.shadowRoot!.querySelectorAll('section:last-of-type li')[count() - 1]?.scrollIntoView();
    await vi.waitFor(() => expect(count()).toBeGreaterThan(before));
  });
});

describe('its search', () => {
  it('tells what is looked for, and that nothing is any more', async () => {
    const element = await show();
    const changed = nextEvent(element, 'search-changed');
    await userEvent.fill(find(element, '[type=search]'), 'sky');
    expect((await changed).query).toBe('sky');
    element.searchWords = 'sky';
    await settled(element);
    const outside = vi.fn();
    element.addEventListener('keydown', outside);
    const cleared = nextEvent(element, 'search-changed');
    await userEvent.keyboard('{Escape}');
    expect((await cleared).query).toBe('');
    expect(outside).not.toHaveBeenCalled();
  });

  it('shows what was found with the words marked, and says how much it is', async () => {
    const element = await search('sky', results);
    expect([...element.shadowRoot!.querySelectorAll('mark')].map(textOf)).toEqual(['sky', 'sky']);
    expect(textOf(find(element, '[role=status]'))).toBe('1 conversation');
    expect(textOf(element)).not.toContain('Kept');
    const selected = nextEvent(element, 'conversation-selected');
    title(element, 'a').click();
    expect(await selected).toMatchObject({ id: 'a', turnId: 't' });
  });

  it('shows what it has found while it reads, and announces nothing yet', async () => {
    const element = await search('sky', { ...results, readCount: 1200, conversationCount: 10_000 });
    expect(textOf(element)).toContain('Looking through your conversations: 1,200 of 10,000');
    expect(textOf(find(element, '[role=status]'))).toBe('');
  });

  it('says that nothing was found, or why nothing can be', async () => {
    const none = await search('xyz', { ...results, entries: [], totalCount: 0 });
    expect(textOf(find(none, '[role=status]'))).toBe('No conversation has these words.');
    none.searchProblem = 'It cannot be read.';
    await settled(none);
    expect(textOf(find(none, '[role=status]'))).toBe('It cannot be read.');
  });

  it('asks for more of what was found at its end', async () => {
    const entries = many(30);
    const element = await search('number', { ...results, entries, totalCount: 90 });
    const extended = nextEvent(element, 'search-extended');
    find(element, 'li:last-child').scrollIntoView();
    await extended;
  });
});
