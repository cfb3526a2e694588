import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './context-dialog.ts';
import type { ContextCount } from '../../conversations/context-count.ts';
import type { HearthContextDialog } from './context-dialog.ts';

const long = 'word '.repeat(200);
const count: ContextCount = {
  messages: [
    { role: 'system', content: 'Be brief.', tokens: 3, turnId: null },
    { role: 'user', content: 'What is <b>it</b>?', tokens: 4, turnId: 'a' },
    { role: 'assistant', content: long, tokens: 200, turnId: 'a' },
    { role: 'user', content: '', tokens: 0, turnId: null },
  ],
  usedTokens: 230,
  replyTokens: 512,
  contextTokens: 600,
  isExact: true,
};

async function open(change: Partial<ContextCount> = {}, forgotten = 'nothing'): Promise<HearthContextDialog> {
  const element = await mount<HearthContextDialog>(
    html`<hearth-context-dialog
      .count=${{ ...count, ...change }}
      forgotten=${forgotten}
    ></hearth-context-dialog>`,
  );
  await element.open();
  await settled(element);
  const animations = find(find(element, 'hearth-dialog'), 'dialog').getAnimations();
  await Promise.all(animations.map(({ finished }) => finished));
  return element;
}

describe('hearth-context-dialog', () => {
  it.each(['nothing', 'turns', 'summary'])('passes the audit where %s is left out', async (forgotten) => {
    expect(await audit(await open({}, forgotten))).toEqual([]);
  });

  it('shows every message as it is sent, with its size', async () => {
    const element = await open();
    const items = [...(element.shadowRoot?.querySelectorAll('li') ?? [])].map(textOf);
    expect(items).toHaveLength(3);
    expect(items[0]).toBe('Instructions 3 tokens Be brief.');
    expect(items[1]).toBe('Question 4 tokens What is <b>it</b>?');
    expect(items[2]).toContain('Reply 200 tokens');
    expect(find(element, 'details').textContent).toContain(long);
  });

  it('says what is used, and what is left for the reply', async () => {
    expect(textOf(await open())).toContain(
      'The next question sends 230 of 600 tokens. The reply may have up to 370 of the rest.',
    );
  });

  it('says where it estimates', async () => {
    const text = textOf(await open({ isExact: false }));
    expect(text).toContain('sends about 230 of 600 tokens');
    expect(text).toContain('about 3 tokens');
  });

  it('offers to send again what was left out', async () => {
    const element = await open({}, 'turns');
    const requested = nextEvent(element, 'remembering-requested');
    find(element, '.forgotten button').click();
    await requested;
  });

  it('holds no list while it is closed', async () => {
    const element = await open();
    const closed = nextEvent(find(element, 'hearth-dialog'), 'dialog-closed');
    find(find(element, 'hearth-dialog'), 'button').click();
    await closed;
    await settled(element);
    expect(element.shadowRoot?.querySelector('li')).toBeNull();
  });
});
