import { expect, it } from 'vitest';
import { starterGgufCard } from '../../models/starter-gguf.ts';
import { starterCard, starterManifest } from '../../models/starter-model.ts';
import { choiceOf } from '../session/engine-choice.ts';
import { offeredModel } from './offered-model.ts';
import type { PageEngine } from '../session/page-engine.ts';

const site = { model: null, modelsUrl: 'https://chat.example/', mirrorUrl: 'https://chat.example/' };
const answer = { generate: () => Promise.resolve(undefined) };

it('is the starter model, by one name in both builds', () => {
  const offered = offeredModel(null, site, null);
  expect(offered).toMatchObject({
    id: starterCard.id,
    aliases: [starterCard.id, starterGgufCard.id, starterCard.name],
    ownedBy: 'Hugging Face',
    contextTokens: starterCard.contextTokens,
    fingerprint: starterManifest.revision,
    isElsewhere: false,
  });
  const { cpu } = choiceOf(null, site);
  const model = { choice: { value: cpu }, value: { status: 'ready', contextTokens: 512, device: '' } };
  const running = offeredModel(null, site, { model } as unknown as PageEngine);
  expect(running).toMatchObject({ id: starterCard.id, contextTokens: 512 });
  expect(running.fingerprint).not.toBe(offered.fingerprint);
});

it('has the name that a server gives it, and the server’s host as owner', () => {
  const offered = offeredModel({ url: 'https://llm.example/v1', model: 'big' }, site, null);
  expect(offered).toMatchObject({ id: 'big', ownedBy: 'llm.example', isElsewhere: true, fingerprint: null });
});

it('has the name of the page’s own engine', () => {
  const offered = offeredModel({ ...answer, name: 'Clerk', host: 'api.example' }, site, null);
  expect(offered).toMatchObject({ id: 'Clerk', ownedBy: 'api.example' });
});

it('is a model of the catalogue by the id of its offer, whichever build runs', () => {
  const wanted = { ...site, model: 'Qwen3 1.7B' };
  const offered = offeredModel(null, wanted, null);
  const names = ['Qwen3-1.7B-q4f16_1-MLC', 'Qwen3-1.7B-q4f32_1-MLC', 'Qwen3-1.7B', 'Qwen3 1.7B'];
  expect(offered).toMatchObject({ id: names[0], aliases: names, ownedBy: 'Alibaba (Qwen)' });
  for (const model of names) expect(offeredModel(null, { ...site, model }, null)).toEqual(offered);
  const choice = choiceOf(null, wanted);
  const full = { ...choice, card: { ...choice.card, id: 'Qwen3-1.7B-q4f32_1-MLC' } };
  const model = { choice: { value: full }, value: { status: 'ready', contextTokens: 4096, device: '' } };
  expect(offeredModel(null, wanted, { model } as unknown as PageEngine)).toMatchObject({
    id: 'Qwen3-1.7B-q4f16_1-MLC',
    aliases: names,
    contextTokens: 4096,
  });
});
