import { html } from 'lit';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadMarkdown } from '../markdown/load-markdown.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, settled, textOf } from '../testing/mount.ts';
import './thinking.ts';
import type { HearthThinking } from './thinking.ts';

const show = (live: boolean, durationMs: number | null = null) =>
  mount<HearthThinking>(
    html`<hearth-thinking
      ?live=${live}
      .text=${'Light is *blue*.'}
      .durationMs=${durationMs}
    ></hearth-thinking>`,
  );

async function toggle(element: HearthThinking): Promise<void> {
  find(element, 'summary').click();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await settled(element);
}

beforeAll(loadMarkdown);

describe('hearth-thinking', () => {
  it.each([true, false])('passes the audit, also when it is open (live: %s)', async (live) => {
    const element = await show(live);
    expect(await audit(element)).toEqual([]);
    await toggle(element);
    expect(await audit(element)).toEqual([]);
  });

  it.each([
    [4_200, 'Thought for 4 s'],
    [125_000, 'Thought for 2 min 5 s'],
    [300, 'Thought for a moment'],
    [null, 'Thoughts'],
  ])('says how long it took (%s ms)', async (ms, words) => {
    expect(textOf(await show(false, ms)).replaceAll('\u00a0', ' ')).toBe(words);
  });

  it('is folded, and stays open where a person has opened it', async () => {
    const element = await show(true);
    expect(textOf(element)).toBe('Thinking…');
    await toggle(element);
    expect(textOf(element)).toContain('Light is blue.');
    element.live = false;
    await settled(element);
    expect(find<HTMLDetailsElement>(element, 'details').open).toBe(true);
    expect(textOf(element)).toContain('Thought for a moment');
  });
});
