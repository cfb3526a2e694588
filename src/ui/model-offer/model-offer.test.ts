import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { browserModelChoice } from '../../models/browser-model.ts';
import type { ModelCard } from '../../models/model-card.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './model-offer.ts';
import type { HearthModelOffer } from './model-offer.ts';

const card: ModelCard = {
  id: 'm',
  name: 'SmolLM2 135M',
  maker: 'Hugging Face',
  licence: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  downloadBytes: 112_400_000,
  summary: 'Small and quick.',
  contextTokens: 2048,
};

const show = (stored = false) =>
  mount<HearthModelOffer>(html`<hearth-model-offer .card=${card} ?stored=${stored}></hearth-model-offer>`);

describe('hearth-model-offer', () => {
  it.each([false, true])('passes the audit (stored: %s)', async (stored) => {
    expect(await audit(await show(stored))).toEqual([]);
  });

  it('says what one agrees to before anything is fetched', async () => {
    const text = textOf(await show());
    for (const words of [
      'SmolLM2 135M · Hugging Face · Apache-2.0',
      '112\u00a0MB',
      'works offline after',
      'Nothing you type leaves this device',
      'may be wrong',
    ]) {
      expect(text).toContain(words.replace('\u00a0', ' '));
    }
  });

  it('asks for the model when the one button is pressed', async () => {
    const element = await show();
    const asked = nextEvent(element, 'model-requested');
    expect(textOf(find(element, '.primary'))).toBe('Get it and start');
    find(element, '.primary').click();
    await asked;
  });

  it('offers to start a model that is already here', async () => {
    const element = await show(true);
    expect(textOf(find(element, '.primary'))).toBe('Start');
    expect(textOf(element)).toContain('already on this device');
    expect(textOf(element)).not.toContain('112');
  });

  it.each(['', 'compact'])(
    'says why it runs on the processor, and takes a wish for the other way (%s)',
    async (size) => {
      const element = await mount<HearthModelOffer>(
        html`<hearth-model-offer
          .card=${card}
          engine="wllama"
          .reason=${'software-gpu'}
          ?compact=${size === 'compact'}
        ></hearth-model-offer>`,
      );
      expect(await audit(element)).toEqual([]);
      expect(textOf(find(element, '.engine'))).toContain('no graphics chip that the browser may use');
      const wished = nextEvent(element, 'engine-wished');
      find(element, '.link').click();
      expect((await wished).wish).toBe('gpu');
    },
  );

  it('offers no other way where there is none, and does not speak of a chip that does what it should', async () => {
    const element = await show();
    element.engine = 'wllama';
    element.reason = 'no-webgpu';
    await settled(element);
    expect(textOf(element)).toContain('so it runs on the processor');
    expect(element.shadowRoot?.querySelector('.link')).toBeNull();
    element.engine = 'web-llm';
    element.reason = 'gpu';
    await settled(element);
    expect(element.shadowRoot?.querySelector('.engine')).toBeNull();
  });

  it('keeps to what is needed below a conversation', async () => {
    const element = await mount(html`<hearth-model-offer .card=${card} stored compact></hearth-model-offer>`);
    expect(await audit(element)).toEqual([]);
    expect(element.shadowRoot?.querySelector('h1')).toBeNull();
    expect(textOf(find(element, '.primary'))).toBe('Start');
  });

  it.each(['', 'compact'])('says where the words go for a model that runs elsewhere (%s)', async (size) => {
    const server = { ...card, maker: 'llm.example', licence: { name: '', url: null } };
    const element = await mount<HearthModelOffer>(
      html`<hearth-model-offer
        .card=${server}
        stored
        leaving="leaves this device → llm.example"
        ?compact=${size === 'compact'}
      ></hearth-model-offer>`,
    );
    expect(await audit(element)).toEqual([]);
    const text = textOf(element);
    expect(text).toContain('What you write leaves this device → llm.example');
    expect(text).not.toMatch(/[{}]/);
    for (const claim of ['Nothing you type leaves', 'on this device.', 'this computer', 'fetched once'])
      expect(text).not.toContain(claim);
  });

  it.each(['full', 'compact'])('promises nothing for a browser that brings the model (%s)', async (size) => {
    const element = await mount<HearthModelOffer>(
      html`<hearth-model-offer
        .card=${browserModelChoice.card}
        stored
        foreign
        ?compact=${size === 'compact'}
      ></hearth-model-offer>`,
    );
    expect(await audit(element)).toEqual([]);
    const text = textOf(element);
    expect(text).toContain('not open');
    expect(text).toContain('no page can check that');
    for (const claim of ['Nothing you type leaves', 'It runs on this computer', 'already on this device'])
      expect(text).not.toContain(claim);
  });
});
