import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../conversations/conversation.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import type { Readiness } from './readiness.ts';
import './reply-actions.ts';
import type { HearthReplyActions } from './reply-actions.ts';
import { sampleTurn } from './testing/sample-turn.ts';

const show = (change: Partial<Turn> = {}, readiness: Readiness = 'ready') =>
  mount<HearthReplyActions>(
    html`<hearth-reply-actions
      .turn=${sampleTurn(change)}
      .answer=${'Because.'}
      .readiness=${readiness}
    ></hearth-reply-actions>`,
  );
const button = (element: HearthReplyActions, name: string) =>
  find<HTMLButtonElement>(element, `button[aria-label="${name}"]`);

async function openDetails(element: HearthReplyActions): Promise<HTMLElement> {
  button(element, 'Details').click();
  await settled(element);
  return find(element, '#facts');
}

describe('hearth-reply-actions', () => {
  it('passes the audit, also with open details', async () => {
    const element = await show({ modelName: 'SmolLM2', host: 'llm.example', createdAt: 1e12 });
    expect(await audit(element)).toEqual([]);
    await openDetails(element);
    expect(await audit(element)).toEqual([]);
  });

  it('asks again', async () => {
    const element = await show();
    const requested = nextEvent(element, 'retry-requested');
    button(element, 'Ask again').click();
    expect((await requested).turnId).toBe('1');
  });

  it('deletes', async () => {
    const element = await show();
    const deleted = nextEvent(element, 'turn-deleted');
    button(element, 'Delete question and reply').click();
    expect((await deleted).turnId).toBe('1');
  });

  it('keeps the figures one click away', async () => {
    const element = await show({
      modelName: 'SmolLM2',
      host: 'llm.example',
      createdAt: 1e12,
      thinkingMs: 4e3,
    });
    expect(textOf(find(element, '#facts'))).toBe('');
    const details = await openDetails(element);
    expect(details.matches(':popover-open')).toBe(true);
    const facts = [...details.querySelectorAll('dt')].map((term) => [
      textOf(term),
      textOf(term.nextElementSibling!),
    ]);
    expect(facts.slice(0, -1)).toEqual([
      ['Speed', '21 tok/s'],
      ['First word after', '0.9 s'],
      ['Length of the reply', '84 tokens'],
      ['Read before it', '312 tokens'],
      ['Thought for', '4 s'],
      ['Model', 'SmolLM2'],
      ['Written by', 'llm.example'],
    ]);
    expect(facts.at(-1)?.[1]).toContain('2001');
  });

  it('has details of a reply without figures too, and none where nothing is known', async () => {
    const element = await show({ outcome: { status: 'stopped' }, modelName: 'SmolLM2' });
    expect(textOf(await openDetails(element))).toBe('Model SmolLM2');
    const bare = await show({ outcome: { status: 'stopped' } });
    expect(bare.shadowRoot?.querySelector('#facts')).toBeNull();
  });

  it('changes nothing while a reply is written', async () => {
    const element = await show({}, 'answering');
    const heard: string[] = [];
    for (const type of ['retry-requested', 'turn-deleted'])
      element.addEventListener(type, () => heard.push(type));
    button(element, 'Ask again').click();
    button(element, 'Delete question and reply').click();
    expect(heard).toEqual([]);
    expect(button(element, 'Ask again').ariaDisabled).toBe('true');
  });

  it('asks nobody where no model can be asked', async () => {
    const element = await show({}, 'none');
    expect(element.shadowRoot?.querySelector('[aria-label="Ask again"]')).toBeNull();
    expect(button(element, 'Delete question and reply').ariaDisabled).toBe('false');
  });
});
