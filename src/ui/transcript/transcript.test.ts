import { html } from 'lit';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Turn } from '../../conversations/conversation.ts';
import { loadMarkdown } from '../markdown/load-markdown.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, settled, textOf } from '../testing/mount.ts';
import type { HearthTurn } from '../turn/turn.ts';
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

const shown = (element: HearthTranscript) => [
  ...find(element, '.content').querySelectorAll<HearthTurn>('hearth-turn'),
];
const shownIds = (element: HearthTranscript) => shown(element).map(({ turn }) => turn?.id);

/** Waits until all turns are on the page. */
async function whole(element: HearthTranscript): Promise<void> {
  await vi.waitFor(() => expect(shown(element)).toHaveLength(element.turns.length), { timeout: 5_000 });
  await twoFrames();
  await settled(element);
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
    const element = await show(many);
    await whole(element);
    element.turns = [...many, live];
    element.liveText = 'a';
    await settled(element);
    await twoFrames();
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

  it('says of a model that thinks that it does, and no more', async () => {
    const element = await show([...many, live], '');
    element.liveText = '<think>The sky is blue because of the air. Short waves';
    await settled(element);
    expect(textOf(find(element, '[aria-live=polite]'))).toBe('Thinking…');
  });
});

describe('a long conversation', () => {
  const long = Array.from({ length: 60 }, (_, index) => stopped(String(index)));

  /** Where a turn is in the view, or undefined. */
  const topOf = (element: HearthTranscript, id: string) =>
    shown(element)
      .find(({ turn }) => turn?.id === id)
      ?.getBoundingClientRect().top;

  it('shows its end first, and then the rest', async () => {
    const element = await mount<HearthTranscript>(
      html`<hearth-transcript .turns=${long}></hearth-transcript>`,
    );
    element.style.blockSize = '400px';
    expect(shownIds(element).at(-1)).toBe('59');
    expect(shown(element).length).toBeLessThan(10);
    await whole(element);
    expect(shownIds(element)).toEqual(long.map(({ id }) => id));
    expect(distance(find(element, '.scroller'))).toBeLessThan(2);
  });

  it('moves nothing in sight while the rest appears', async () => {
    const element = await show(long);
    await vi.waitFor(() => expect(shown(element).length).toBeGreaterThan(7));
    // While a reply is written, it waits.
    element.liveText = '';
    await twoFrames();
    const scroller = find(element, '.scroller');
    scroller.scrollTop -= 500;
    await twoFrames();
    const id = shown(element).find((turn) => turn.getBoundingClientRect().bottom > 0)!.turn!.id;
    const top = topOf(element, id)!;
    element.liveText = null;
    await whole(element);
    expect(topOf(element, id)).toBeCloseTo(top, -1);
  });

  it('lets a reader go up to its beginning', async () => {
    const element = await show(long);
    const scroller = find(element, '.scroller');
    await vi.waitFor(
      async () => {
        scroller.scrollTop = 0;
        await twoFrames();
        expect(topOf(element, '0')).toBeGreaterThanOrEqual(0);
      },
      { timeout: 5_000 },
    );
    expect(textOf(shown(element)[0]!)).toContain('Question 0');
  });

  it('begins at the end of another one', async () => {
    const element = await show(long);
    await whole(element);
    await scrollUp(element);
    element.conversationId = 'other';
    element.turns = long.map((turn) => ({ ...turn, id: `other ${turn.id}` }));
    await settled(element);
    await twoFrames();
    expect(shownIds(element)).not.toContain('other 0');
    await whole(element);
    expect(distance(find(element, '.scroller'))).toBeLessThan(2);
  });

  it('goes to the end from a place that is far from it', async () => {
    const element = await show(long);
    await whole(element);
    await scrollUp(element);
    element.turns = [...long.slice(0, 2), ...long.slice(2).map((turn) => ({ ...turn, id: `b${turn.id}` }))];
    await element.updateComplete;
    expect(shownIds(element)).not.toContain('b59');
    find(element, '.jump').click();
    await twoFrames();
    await twoFrames();
    expect(shownIds(element).at(-1)).toBe('b59');
    await whole(element);
    expect(distance(find(element, '.scroller'))).toBeLessThan(2);
  });
});

describe('another branch', () => {
  const branched = (...replies: string[]): Turn[] => [
    stopped('0'),
    ...replies.map((reply, index) => ({ ...stopped(`${reply[0]}${index}`), reply })),
  ];

  it('keeps the place at which it begins', async () => {
    const element = await show([...many, { ...stopped('a'), reply: 'A line.\n\n'.repeat(60) }]);
    await whole(element);
    const scroller = find(element, '.scroller');
    const turn = shown(element).at(-1)!;
    scroller.scrollTop += turn.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 20;
    await twoFrames();
    const { top } = turn.getBoundingClientRect();
    element.turns = [...many, stopped('b'), stopped('c')];
    await settled(element);
    await twoFrames();
    await twoFrames();
    expect(shown(element).at(-2)!.turn?.id).toBe('b');
    expect(shown(element).at(-2)!.getBoundingClientRect().top).toBeCloseTo(top, -1);
  });

  it('has the focus at its switcher', async () => {
    const places = new Map(['b0', 'c0'].map((id, index) => [id, { index, ids: ['b0', 'c0'] }]));
    const element = await show(branched('b'));
    element.places = places;
    element.turns = branched('c');
    await element.focusTurn('c0', 1);
    const question = find(shown(element)[1]!, 'hearth-question');
    const focused = find(question, 'hearth-branch-switcher').shadowRoot?.activeElement;
    expect(focused?.getAttribute('aria-label')).toBe('Previous version');
  });
});

describe('the focus', () => {
  it('goes to a turn, also to one that was not on the page', async () => {
    const element = await show(Array.from({ length: 300 }, (_, index) => stopped(String(index))));
    await element.focusTurn('7');
    const turn = shown(element).find((each) => each.turn?.id === '7');
    expect(turn?.shadowRoot?.activeElement?.localName).toBe('article');
  });

  it('goes to the conversation when there is no turn', async () => {
    const element = await show([]);
    await element.focusTurn(undefined);
    expect(element.shadowRoot?.activeElement).toBe(find(element, '.scroller'));
  });

  it('goes to the newest question when that is edited', async () => {
    const element = await show(many);
    await element.editLast();
    await settled(element);
    const question = find(shown(element).at(-1)!, 'hearth-question');
    expect(find(question, 'hearth-question-editor').shadowRoot?.activeElement?.localName).toBe('textarea');
  });
});

describe('what the model reads', () => {
  it('is marked where it begins, with what it reads instead', async () => {
    const element = await show(many.slice(0, 3));
    element.forgotten = { throughId: '1', summary: 'They spoke of the sky.' };
    await settled(element);
    const note = find(element, 'hearth-memory-note');
    expect(note.previousElementSibling).toBe(shown(element)[1]);
    expect(textOf(note)).toContain('The model no longer reads what is above.');
    expect(textOf(note)).toContain('They spoke of the sky.');
    expect(find<HTMLDetailsElement>(note, 'details').open).toBe(false);
    expect(await audit(element)).toEqual([]);
  });

  it('is told on top when it goes on from an earlier conversation', async () => {
    const element = await show(many.slice(0, 2));
    element.background = 'They spoke of the sea.';
    await settled(element);
    const note = find(element, 'hearth-memory-note');
    expect(note.nextElementSibling?.firstElementChild).toBe(shown(element)[0]);
    expect(textOf(note)).toContain('Goes on from an earlier conversation.');
  });
});
