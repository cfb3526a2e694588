import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './self-test.ts';
import type { SelfTestItem } from '../../offline/contract/self-test-item.ts';
import type { HearthSelfTest } from './self-test.ts';
import type { SelfTestStatus } from './summarise.ts';

const item = (id: string, state: SelfTestItem['state'], help = ''): SelfTestItem => ({
  id,
  title: `Title of ${id}`,
  state,
  detail: `Detail of ${id}.`,
  help,
});

const whole = [
  item('service-worker', 'ok'),
  item('shell', 'ok'),
  item('file:a.bin', 'ok'),
  item('file:b.bin', 'ok'),
  item('persistence', 'warning', 'Install it as an app.'),
];
const broken = [
  item('shell', 'damaged', 'Use “Repair”.'),
  item('file:a.bin', 'missing', 'Get it again.'),
  item('file:b.bin', 'ok'),
];

const show = (items: readonly SelfTestItem[], status: SelfTestStatus = 'done') =>
  mount<HearthSelfTest>(html`<hearth-self-test .items=${items} .status=${status}></hearth-self-test>`);

const buttonCalled = (element: HearthSelfTest, name: string): HTMLButtonElement | undefined =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((button) => textOf(button) === name);

describe('hearth-self-test', () => {
  it.each([
    ['before', [], 'idle'],
    ['during', whole.slice(0, 2), 'running'],
    ['whole', whole, 'done'],
    ['broken', broken, 'done'],
  ] as [string, SelfTestItem[], SelfTestStatus][])('passes the audit (%s)', async (_, items, status) => {
    const element = await show(items, status);
    for (const details of element.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
    expect(await audit(element)).toEqual([]);
  });

  it('says in one sentence that all is well, notes included', async () => {
    const element = await show(whole);
    expect(textOf(find(element, '[role="status"]'))).toContain('Everything is on this device');
    expect(textOf(element)).toContain('Install it as an app.');
    expect(buttonCalled(element, 'Repair')).toBeUndefined();
  });

  it('says what is wrong in words, not in colours only, and what helps', async () => {
    const text = textOf(await show(broken));
    for (const words of [
      '2 things are',
      'Damaged: Title of shell',
      'Missing: Title of file:a.bin',
      'Get it again.',
    ])
      expect(text).toContain(words);
  });

  it('folds the files that are well, and never those that are not', async () => {
    const element = await show(broken);
    const folded = textOf(find(element, 'details'));
    expect(folded).toContain('One file of the model in order');
    expect(folded).toContain('file:b.bin');
    expect(folded).not.toContain('file:a.bin');
  });

  it.each([
    ['Check', false],
    ['Check every byte', true],
  ])('asks to run (%s)', async (name, thorough) => {
    const element = await show([], 'idle');
    const requested = nextEvent(element, 'run-requested');
    buttonCalled(element, name)?.click();
    expect((await requested).thorough).toBe(thorough);
  });

  it('does not ask again while it runs', async () => {
    const element = await show([], 'running');
    let requests = 0;
    element.addEventListener('run-requested', () => requests++);
    buttonCalled(element, 'Check')?.click();
    expect(requests).toBe(0);
    expect(buttonCalled(element, 'Check')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('offers a repair where fetching again would help', async () => {
    const element = await show(broken);
    const requested = nextEvent(element, 'repair-requested');
    buttonCalled(element, 'Repair')?.click();
    await requested;
    element.items = [item('gpu', 'missing', 'Another device.')];
    await settled(element);
    expect(buttonCalled(element, 'Repair')).toBeUndefined();
  });
});
