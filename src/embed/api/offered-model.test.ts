import { expect, it } from 'vitest';
import { starterGgufCard } from '../../models/starter-gguf.ts';
import { starterCard, starterManifest } from '../../models/starter-model.ts';
import { choiceOf } from '../session/engine-choice.ts';
import { offeredModel } from './offered-model.ts';
import type { PageEngine } from '../session/page-engine.ts';

const site = 'https://chat.example/';
const answer = { generate: () => Promise.resolve(undefined) };

it('is the starter model, by one name in both builds', () => {
  const offered = offeredModel(null, site, null);
  expect(offered).toMatchObject({
    id: starterCard.id,
    aliases: [starterCard.id, starterGgufCard.id],
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
