import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { audit } from '../testing/audit.ts';
import { mount, textOf } from '../testing/mount.ts';
import { suggestHelp } from './suggest-help.ts';
import type { Platform } from './suggest-help.ts';
import './unsupported.ts';

const errors = [
  ...(['no-api', 'insecure-context', 'no-adapter', 'no-worker-gpu'] as const).map(
    (reason) => new AppError('webgpu-unavailable', { reason }),
  ),
  new AppError('device-unsuitable', { missing: ['shader-f16'] }),
  ...(['no-api', 'policy'] as const).map((reason) => new AppError('webassembly-unavailable', { reason })),
  new AppError('storage-unavailable', { reason: 'x' }),
  new AppError('internal', { reason: 'x' }),
];

describe('hearth-unsupported', () => {
  it.each(errors)('passes the audit and has advice ($message)', async (error) => {
    const element = await mount(html`<hearth-unsupported .error=${error}></hearth-unsupported>`);
    expect(await audit(element)).toEqual([]);
    expect(suggestHelp(error, 'unknown').length).toBeGreaterThan(0);
  });

  it.each([
    ['ios', 'iOS 26'],
    ['android', 'Android 12'],
    ['mac', 'Safari 26'],
    ['windows', 'Edge'],
    ['linux', 'chrome://flags'],
  ] as [Platform, string][])('names the browsers of %s', async (platform, words) => {
    const element = await mount(
      html`<hearth-unsupported .error=${errors[0]} platform=${platform}></hearth-unsupported>`,
    );
    expect(textOf(element)).toContain(words);
  });

  it('says that nothing was downloaded, and has the facts to copy', async () => {
    const text = textOf(await mount(html`<hearth-unsupported .error=${errors[4]}></hearth-unsupported>`));
    expect(text).toContain('Nothing was downloaded');
    expect(text).toContain('shader-f16');
  });
});
