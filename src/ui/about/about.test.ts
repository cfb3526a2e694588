import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import './about.ts';
import type { HearthAbout } from './about.ts';

async function open(): Promise<HearthAbout> {
  const element = await mount<HearthAbout>(html`<hearth-about></hearth-about>`);
  await element.open();
  await Promise.all(
    find(find(element, 'hearth-dialog'), 'dialog')
      .getAnimations()
      .map(({ finished }) => finished),
  );
  return element;
}

describe('hearth-about', () => {
  it('passes the audit', async () => {
    expect(await audit(await open())).toEqual([]);
  });

  it('says how to check the promise, and whose work it stands on', async () => {
    const text = textOf(await open());
    for (const words of ['network panel', 'SmolLM2', 'Apache TVM', 'WebLLM', 'Lit', 'BSD-3-Clause'])
      expect(text).toContain(words);
  });

  it('tells when it was closed', async () => {
    const element = await open();
    const closed = nextEvent(element, 'dialog-closed');
    element.close();
    await closed;
  });
});
