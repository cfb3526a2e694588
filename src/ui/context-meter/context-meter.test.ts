import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import './context-meter.ts';
import type { ContextCount } from '../../conversations/context-count.ts';
import type { HearthContextMeter } from './context-meter.ts';

const count = (usedTokens: number, isExact = true): ContextCount => ({
  messages: [],
  usedTokens,
  replyTokens: 512,
  contextTokens: 2048,
  isExact,
});
const show = (usedTokens: number, isExact?: boolean) =>
  mount<HearthContextMeter>(
    html`<hearth-context-meter .count=${count(usedTokens, isExact)}></hearth-context-meter>`,
  );

describe('hearth-context-meter', () => {
  it.each([778, 1700, 2040])('passes the audit at %i tokens', async (usedTokens) => {
    expect(await audit(await show(usedTokens))).toEqual([]);
  });

  it('says how full the context is, in words and as a meter', async () => {
    const element = await show(778);
    expect(textOf(element)).toBe('context 38 %');
    const meter = find(element, '[role=meter]');
    expect(meter.getAttribute('aria-valuetext')).toBe('778 of 2,048 tokens');
    const filled = getComputedStyle(meter, '::before').inlineSize;
    expect(parseFloat(filled) / meter.clientWidth).toBeCloseTo(0.38, 1);
  });

  it('says that an estimate is one', async () => {
    const element = await show(778, false);
    expect(textOf(element)).toContain('about 38');
    expect(find(element, '[role=meter]').getAttribute('aria-valuetext')).toContain('about 778');
  });

  it('says when a reply has less room than it may take, and when it has none', async () => {
    expect(textOf(await show(1700))).toContain('room for a reply of 348 tokens');
    expect(textOf(await show(2000))).toContain('no room for a reply');
  });

  it('leads to what is sent', async () => {
    const element = await show(778);
    const requested = nextEvent(element, 'context-requested');
    find(element, 'button').click();
    await requested;
  });
});
