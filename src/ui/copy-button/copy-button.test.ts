import { html } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, settled, textOf } from '../testing/mount.ts';
import './copy-button.ts';
import type { HearthCopyButton } from './copy-button.ts';

const show = () =>
  mount<HearthCopyButton>(html`<hearth-copy-button what="code" .text=${'let a'}></hearth-copy-button>`);

async function press(element: HearthCopyButton): Promise<void> {
  find(element, 'button').click();
  await new Promise((resolve) => setTimeout(resolve));
  await settled(element);
}

afterEach(() => vi.restoreAllMocks());

describe('hearth-copy-button', () => {
  it('passes the audit', async () => {
    expect(await audit(await show())).toEqual([]);
  });

  it('copies the text and says so for a moment', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const element = await show();
    await press(element);
    expect(write).toHaveBeenCalledWith('let a');
    expect(textOf(find(element, '[role=status]'))).toBe('Copied');
    await vi.waitFor(() => expect(textOf(find(element, '[role=status]'))).toBe(''), { timeout: 3000 });
  });

  it('says what to do when the browser refuses', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    const element = await show();
    await press(element);
    expect(textOf(find(element, 'button'))).toContain('Select the text to copy it');
  });
});
