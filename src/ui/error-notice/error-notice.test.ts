import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './error-notice.ts';
import type { HearthErrorNotice } from './error-notice.ts';

const lost = { code: 'device-lost', detail: { reason: 'destroyed' } } as const;

const show = (inline = false) =>
  mount<HearthErrorNotice>(
    html`<hearth-error-notice .error=${lost} ?inline=${inline}></hearth-error-notice>`,
  );

describe('hearth-error-notice', () => {
  it.each([false, true])('passes the audit, also with open details (inline: %s)', async (inline) => {
    const element = await show(inline);
    find<HTMLDetailsElement>(element, 'details').open = true;
    expect(await audit(element)).toEqual([]);
  });

  it('says what happened before it shows a code', async () => {
    const element = await show();
    expect(textOf(find(element, '[role=alert]'))).toContain('The graphics chip stopped working');
    expect(find<HTMLDetailsElement>(element, 'details').open).toBe(false);
    expect(JSON.parse(find(element, 'pre').textContent)).toEqual(lost);
  });

  it('offers the way on', async () => {
    const element = await show();
    const acted = nextEvent(element, 'error-action');
    find(element, 'button').click();
    expect((await acted).action).toBe('reload-model');
  });

  it('takes the error itself as well', async () => {
    const element = await show();
    element.error = new AppError('storage-full', { neededBytes: 48e6 });
    await settled(element);
    expect(textOf(element)).toContain('48 MB');
  });

  it('is silent where it does not appear anew', async () => {
    const element = await mount(html`<hearth-error-notice .error=${lost} silent></hearth-error-notice>`);
    expect(element.shadowRoot?.querySelector('[role=alert]')).toBeNull();
  });
});
