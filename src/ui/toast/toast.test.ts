import { html } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './toast.ts';
import type { HearthToast } from './toast.ts';

const show = () =>
  mount<HearthToast>(
    html`<hearth-toast message="The conversation was deleted." action="Undo"></hearth-toast>`,
  );

afterEach(() => vi.useRealTimers());

describe('hearth-toast', () => {
  it('passes the audit', async () => {
    expect(await audit(await show())).toEqual([]);
  });

  it('says its message politely', async () => {
    expect(textOf(find(await show(), '[role=status]'))).toContain('The conversation was deleted.');
  });

  it('offers the way back and can be closed', async () => {
    const element = await show();
    const acted = nextEvent(element, 'toast-acted');
    find(element, 'button').click();
    await acted;
    const dismissed = nextEvent(element, 'toast-dismissed');
    find(element, '[aria-label=Close]').click();
    await dismissed;
  });

  it('goes by itself, but not while someone points at it', async () => {
    vi.useFakeTimers();
    const element = await show();
    const dismissed = vi.fn();
    element.addEventListener('toast-dismissed', dismissed);
    find(element, '[role=status]').dispatchEvent(new PointerEvent('pointerenter'));
    vi.advanceTimersByTime(20_000);
    expect(dismissed).not.toHaveBeenCalled();
    find(element, '[role=status]').dispatchEvent(new PointerEvent('pointerleave'));
    vi.advanceTimersByTime(8_000);
    expect(dismissed).toHaveBeenCalledOnce();
  });

  it('stays when it matters later too', async () => {
    vi.useFakeTimers();
    const element = await mount<HearthToast>(
      html`<hearth-toast message="A new version is ready." lasting></hearth-toast>`,
    );
    const dismissed = vi.fn();
    element.addEventListener('toast-dismissed', dismissed);
    vi.advanceTimersByTime(60_000);
    expect(dismissed).not.toHaveBeenCalled();
  });

  it('shows nothing without a message', async () => {
    const element = await show();
    element.message = '';
    await settled(element);
    expect(textOf(element)).toBe('');
  });
});
