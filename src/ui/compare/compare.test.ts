import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { newComparison } from '../../conversations/comparison.ts';
import { defaultGenerationSettings } from '../../conversations/generation-settings.ts';
import { complete } from '../../conversations/testing/sample-conversation.ts';
import { loadMarkdown } from '../markdown/load-markdown.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './compare.ts';
import type { Comparison, Way } from '../../conversations/comparison.ts';
import type { ReplyOutcome } from '../../conversations/conversation.ts';
import type { HearthCompare } from './compare.ts';
import type { HearthCompareWay } from './compare-way.ts';

const settings = { ...defaultGenerationSettings, systemPrompt: 'Be brief.' };
const begun = newComparison(settings, 'Why is the sky blue?');

function answered(reply: string, outcome: ReplyOutcome): Way['answer'] {
  const turn = { id: 'a', parentId: null, createdAt: 1, question: 'Why?', reply, outcome };
  return { settings, turn };
}

const withAnswers = (...answers: Way['answer'][]): Comparison => ({
  ...begun,
  ways: answers.map((answer, index) => ({ ...begun.ways[index % 2]!, answer })),
});
const done = withAnswers(answered('Because of **air**.', complete), answered('Light.', complete));
const running: Comparison = { ...withAnswers(answered('', { status: 'answering' }), null), answering: 0 };
const failed = withAnswers(
  answered('', { status: 'failed', error: { code: 'device-lost', detail: { reason: 'x' } } }),
  answered('Half', { status: 'stopped' }),
);

async function show(comparison: Comparison, obstacle = '', liveText = ''): Promise<HearthCompare> {
  await loadMarkdown();
  const element = await mount<HearthCompare>(
    html`<hearth-compare
      .comparison=${comparison}
      .liveText=${liveText}
      .modelPrompt=${'You are a model.'}
      obstacle=${obstacle}
    ></hearth-compare>`,
  );
  await settled(element);
  return element;
}

const ways = (element: HearthCompare): HearthCompareWay[] => [
  ...(element.shadowRoot?.querySelectorAll('hearth-compare-way') ?? []),
];

describe('hearth-compare', () => {
  it.each([
    ['begun', begun],
    ['running', running],
    ['done', done],
    ['failed', failed],
  ])('passes the audit when %s', async (_, comparison) => {
    expect(await audit(await show(comparison))).toEqual([]);
  });

  it('asks both ways', async () => {
    const element = await show(begun);
    const asked = nextEvent(element, 'comparison-asked');
    find(element, 'button.primary').click();
    await asked;
  });

  it('does not ask without a question, nor while something stands in the way, and says what', async () => {
    for (const element of [await show({ ...begun, question: ' ' }), await show(begun, 'Not now.')]) {
      let isAsked = false;
      element.addEventListener('comparison-asked', () => (isAsked = true));
      find(element, 'button.primary').click();
      expect(isAsked).toBe(false);
    }
    expect(textOf(await show(begun, 'Not now.'))).toContain('Not now.');
  });

  it('tells of each change', async () => {
    const element = await show(begun);
    const [, second] = ways(element);
    const slider = find<HTMLInputElement>(second!, '#temperature');
    const edited = nextEvent(element, 'comparison-edited');
    slider.value = '1.5';
    slider.dispatchEvent(new InputEvent('input'));
    expect((await edited).edit).toEqual({ kind: 'way', index: 1, change: { temperature: 1.5 } });
    const prompted = nextEvent(element, 'comparison-edited');
    const prompt = find<HTMLTextAreaElement>(second!, '#system-prompt');
    prompt.value = 'Rhyme.';
    prompt.dispatchEvent(new Event('change'));
    expect((await prompted).edit).toMatchObject({ change: { systemPrompt: 'Rhyme.' } });
  });

  it('shows the growing reply, and who comes next', async () => {
    const [first, second] = ways(await show(running, '', 'Because'));
    expect(textOf(first!)).toContain('Because');
    expect(textOf(second!)).toContain('Comes next');
  });

  it('can be stopped while it runs', async () => {
    const element = await show(running);
    const stopped = nextEvent(element, 'stop-requested');
    find(element, 'form button').click();
    await stopped;
    expect(textOf(element)).toContain('Way A is being answered');
  });

  it('shows the answers with their figures, and lets one be used', async () => {
    const element = await show(done);
    const [first, second] = ways(element);
    expect(textOf(first!)).toContain('Because of air.');
    expect(textOf(first!)).toContain('Length of the reply');
    const used = nextEvent(element, 'way-used');
    find(second!, '.reply button').click();
    expect((await used).index).toBe(1);
  });

  it('says what failed, without a way on that belongs to the chat', async () => {
    const [first, second] = ways(await show(failed));
    expect(textOf(first!)).toContain('The graphics chip stopped working for this page.');
    expect(first!.shadowRoot?.querySelector('.reply button')).toBeNull();
    expect(textOf(second!)).toContain('You stopped it here.');
  });

  it('has a third way, which can go again', async () => {
    const element = await show(begun);
    const added = nextEvent(element, 'comparison-edited');
    find(element, 'form button:not(.primary)').click();
    expect((await added).edit).toEqual({ kind: 'add' });
    const three = await show({ ...begun, ways: [...begun.ways, begun.ways[0]!] });
    const removed = nextEvent(three, 'comparison-edited');
    find(ways(three)[2]!, 'button').click();
    expect((await removed).edit).toEqual({ kind: 'remove', index: 2 });
    expect(find(three, 'button.primary').textContent).toContain('all three');
  });

  it('has columns where there is room, and rows on a phone', async () => {
    await page.viewport(900, 700);
    const [one, two] = ways(await show(done)).map((way) => way.getBoundingClientRect());
    expect(two!.top).toBe(one!.top);
    await page.viewport(320, 700);
    const [first, second] = ways(await show(done)).map((way) => way.getBoundingClientRect());
    expect(second!.top).toBeGreaterThan(first!.bottom);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});
