import { html } from 'lit';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Turn } from '../../conversations/conversation.ts';
import { loadMarkdown } from '../markdown/load-markdown.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, settled, textOf } from '../testing/mount.ts';
import './transcript.ts';
import type { HearthTranscript } from './transcript.ts';

const stopped = (id: string): Turn => ({
  id,
  parentId: null,
  createdAt: 0,
  question: `Question ${id}`,
  reply: 'A line.\n\n'.repeat(6),
  outcome: { status: 'stopped' },
});
const many = Array.from({ length: 20 }, (_, index) => stopped(String(index)));
const live: Turn = { ...stopped('live'), question: 'Now?', reply: '', outcome: { status: 'answering' } };

async function show(turns: readonly Turn[], liveText: string | null = null): Promise<HearthTranscript> {
  const element = await mount<HearthTranscript>(
    html`<hearth-transcript .turns=${turns} .liveText=${liveText}
      ><p slot="empty">Nothing yet</p></hearth-transcript
    >`,
  );
  element.style.blockSize = '400px';
  await twoFrames();
  return element;
}

async function twoFrames(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const distance = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) =>
  scrollHeight - scrollTop - clientHeight;

async function scrollUp(element: HearthTranscript): Promise<HTMLElement> {
  const scroller = find(element, '.scroller');
  scroller.scrollTop = 0;
  await twoFrames();
  await settled(element);
  return scroller;
}

beforeAll(loadMarkdown);

describe('hearth-transcript', () => {
  it.each([[[]], [[...many.slice(0, 2), live]]])('passes the audit', async (turns) => {
    expect(await audit(await show(turns, 'Light is'))).toEqual([]);
  });

  it('shows what its owner wants while there is no question', async () => {
    const element = await show([]);
    expect(find(element, 'slot').hidden).toBe(false);
    element.turns = many;
    await settled(element);
    expect(find(element, 'slot').hidden).toBe(true);
  });

  it('follows the reply while the reader is at the end', async () => {
    const element = await show([...many, live], 'a');
    expect(distance(find(element, '.scroller'))).toBeLessThan(2);
    element.liveText = 'a line\n\n'.repeat(40);
    await settled(element);
    await twoFrames();
    expect(distance(find(element, '.scroller'))).toBeLessThan(2);
  });

  it('keeps following when a scroll is reported after the content has grown again', async () => {
    const element = await show([...many, live], 'a');
    const scroller = find(element, '.scroller');
    element.liveText = 'a line\n\n'.repeat(40);
    await settled(element);
    scroller.dispatchEvent(new Event('scroll'));
    await twoFrames();
    expect(distance(scroller)).toBeLessThan(2);
  });

  it('stays where the reader is, and offers the way to the newest words', async () => {
    const element = await show([...many, live], 'a');
    const scroller = await scrollUp(element);
    element.liveText = 'a line\n\n'.repeat(40);
    await settled(element);
    await twoFrames();
    expect(scroller.scrollTop).toBeLessThan(2);
    find(element, '.jump').click();
    await twoFrames();
    expect(distance(scroller)).toBeLessThan(2);
    await settled(element);
    expect(element.shadowRoot?.querySelector('.jump')).toBeNull();
  });

  it('shows a new question wherever the reader was', async () => {
    const element = await show(many);
    const scroller = await scrollUp(element);
    element.turns = [...many, live];
    await settled(element);
    await twoFrames();
    expect(distance(scroller)).toBeLessThan(2);
  });

  it('speaks sentences of the growing reply and its end, and nothing of old ones', async () => {
    const element = await show([...many, live], '');
    const spoken = () => textOf(find(element, '[aria-live=polite]'));
    expect(spoken()).toBe('');
    element.liveText = 'The sky is blue because of the air. Short waves';
    await settled(element);
    expect(spoken()).toBe('The sky is blue because of the air.');
    const reply = 'The sky is blue because of the air. Short waves win.';
    element.turns = [...many, { ...live, reply, outcome: { status: 'stopped' } }];
    await settled(element);
    expect(spoken()).toBe('Short waves win.');
  });
});
