import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import { announceLoad, describeLoad } from './describe-load.ts';
import type { LoadState } from './describe-load.ts';
import './load-progress.ts';
import type { HearthLoadProgress } from './load-progress.ts';

const half: LoadState = {
  status: 'downloading',
  receivedBytes: 61e6,
  totalBytes: 112e6,
  bytesPerSecond: 8.2e6,
  activity: 'fetching',
  isPrivate: false,
  isAsking: false,
};
const paused: LoadState = { status: 'paused', receivedBytes: 61e6, totalBytes: 112e6, reason: 'person' };
const trying: LoadState = { status: 'trying' };
const starting: LoadState = { status: 'loading', progress: { phase: 'starting' } };
const shaders: LoadState = { status: 'loading', progress: { phase: 'shaders', done: 12, total: 33 } };

const show = (state: LoadState) =>
  mount<HearthLoadProgress>(html`<hearth-load-progress .state=${state}></hearth-load-progress>`);

describe('hearth-load-progress', () => {
  it.each([half, starting, shaders, paused, trying])('passes the audit (%j)', async (state) => {
    expect(await audit(await show(state))).toEqual([]);
  });

  it('shows the step, the bytes, the speed and the time that is left', async () => {
    const element = await show(half);
    expect(textOf(find(element, '.now'))).toBe('Getting the model 61 of 112 MB · 8.2 MB/s · about 6 s left');
    expect(find<HTMLProgressElement>(element, 'progress').value).toBeCloseTo(61 / 112);
  });

  it('says nothing about time while the speed is unknown', async () => {
    expect(textOf(await show({ ...half, bytesPerSecond: null }))).not.toMatch(/left|MB\/s/);
  });

  it('has no value while nobody knows how far it is', async () => {
    expect(find<HTMLProgressElement>(await show(starting), 'progress').position).toBe(-1);
  });

  it('marks the steps before as done', async () => {
    const element = await show(shaders);
    expect(element.shadowRoot?.querySelectorAll('.done')).toHaveLength(2);
    expect(textOf(find(element, '.now'))).toContain('Getting it ready 12 of 33');
  });

  it('speaks at each quarter and step, not with each byte', async () => {
    const element = await show(half);
    const spoken = find(element, '[role=status]');
    expect(textOf(spoken)).toBe('Getting the model: 50 percent');
    element.state = { ...half, receivedBytes: 70e6 };
    await settled(element);
    expect(textOf(spoken)).toBe('Getting the model: 50 percent');
    expect(announceLoad(describeLoad(starting))).toBe('Reading it into memory');
  });

  it.each([
    ['checking', 'checking what is here'],
    ['waiting-for-server', 'waiting for the server, goes on by itself'],
    ['waiting-for-network', 'waiting for the network, goes on by itself'],
    ['waiting-for-tab', 'another tab is fetching it'],
  ] as const)('says what it does when nothing arrives (%s)', async (activity, words) => {
    const shown = textOf(find(await show({ ...half, activity }), '.now'));
    expect(shown).toBe(`Getting the model 61 of 112 MB · ${words}`);
  });

  it('says that a private window keeps nothing', async () => {
    expect(textOf(find(await show({ ...half, isPrivate: true }), '.foot'))).toContain('private window');
  });

  it('explains why the browser asks', async () => {
    expect(textOf(find(await show({ ...half, isAsking: true }), '.foot'))).toContain(
      'will not clear the model',
    );
  });

  it('can be paused while it fetches, and goes on after', async () => {
    const element = await show(half);
    const asked = nextEvent(element, 'download-paused');
    const button = (words: string) =>
      [...element.shadowRoot!.querySelectorAll('button')].find((each) => textOf(each) === words)!;
    button('Pause').click();
    await asked;
    element.state = paused;
    await settled(element);
    expect(textOf(find(element, '.now'))).toContain('61 of 112 MB · paused');
    const goOn = nextEvent(element, 'model-requested');
    button('Go on').click();
    await goOn;
  });

  it('can be cancelled', async () => {
    const element = await show(half);
    const cancelled = nextEvent(element, 'load-cancelled');
    find(element, '.foot button:last-of-type').click();
    await cancelled;
  });

  it('shows only the step that runs now below a conversation', async () => {
    const element = await mount(html`<hearth-load-progress .state=${half} compact></hearth-load-progress>`);
    expect(await audit(element)).toEqual([]);
    expect(element.shadowRoot?.querySelector('h1')).toBeNull();
    expect(find(element, '.now').checkVisibility()).toBe(true);
    expect(find(element, '.later').checkVisibility()).toBe(false);
  });

  it('has one step for a model that runs elsewhere', async () => {
    const element = await mount(
      html`<hearth-load-progress .state=${starting} host="llm.example"></hearth-load-progress>`,
    );
    expect(await audit(element)).toEqual([]);
    expect(element.shadowRoot?.querySelectorAll('li')).toHaveLength(1);
    expect(textOf(find(element, '.now'))).toBe('Asking llm.example');
    expect(textOf(element)).not.toContain('moment');
  });
});
