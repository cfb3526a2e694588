import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import './empty-chat.ts';

const show = () => mount(html`<hearth-empty-chat .examples=${['Why is the sky blue?']}></hearth-empty-chat>`);

describe('hearth-empty-chat', () => {
  it('passes the audit', async () => {
    expect(await audit(await show())).toEqual([]);
  });

  it('asks an example', async () => {
    const element = await show();
    const sent = nextEvent(element, 'message-submitted');
    find(element, 'button').click();
    expect((await sent).text).toBe('Why is the sky blue?');
  });

  it('says where the words go for a model that runs elsewhere', async () => {
    const element = await mount(
      html`<hearth-empty-chat leaving="leaves this device → llm.example"></hearth-empty-chat>`,
    );
    expect(textOf(element)).toContain('What you write leaves this device → llm.example');
    expect(textOf(element)).not.toMatch(/[{}]/);
    expect(await audit(element)).toEqual([]);
  });
});
