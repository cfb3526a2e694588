import { describe, expect, it } from 'vitest';
import { catalogue } from '../../models/catalogue.ts';
import { hubSource } from '../../models/hub-source.ts';
import { starterCard } from '../../models/starter-model.ts';
import { modelHosts } from '../session/hub-choice.ts';
import { factsOf } from './model-facts.ts';
import type { ModelFacts } from './model-facts.ts';

const facts = (model: string | null, mirrorUrl: string | null = null): ModelFacts | null =>
  factsOf({ model, mirrorUrl }, null);
const fromHubs = catalogue.filter(({ repo, kind }) => repo !== null && kind === 'chat');
const compiled = fromHubs.filter(({ ggufFile }) => ggufFile === null);

describe('what an offer says', () => {
  it.each(compiled)('is what the catalogue says, by the id of a build and by name: $id', (entry) => {
    const { id, name, maker, licence } = entry;
    const found = facts(id);
    expect(found).toMatchObject({
      name,
      maker,
      licence: { name: licence.name, url: licence.url },
      host: null,
    });
    expect(facts(name)).toEqual(found);
    // Who is told the id, as with `hearth-consent`, finds it in the catalogue.
    expect(catalogue.find((other) => other.id === found?.id)?.name).toBe(name);
  });

  it.each(fromHubs)('is not less than what is fetched: $id', ({ name, downloadBytes }) => {
    const bytes = facts(name)?.bytes ?? 0;
    expect(bytes).toBeGreaterThanOrEqual(downloadBytes);
    const largest = Math.max(
      ...fromHubs.filter((other) => other.name === name).map((each) => each.downloadBytes),
    );
    expect(bytes - largest).toBeLessThan(1e6);
  });

  it.each(fromHubs)('names every host that is asked, and for a mirror none but that is: $id', (entry) => {
    const hostsAsked = (mirrorUrl: string | null): string[] => {
      const { filesUrls, libraryUrls } = hubSource(entry, 'main', modelHosts(mirrorUrl));
      return [...filesUrls, ...libraryUrls].map((url) => new URL(url).host);
    };
    const mirror = 'https://mirror.example/';
    const { sources = [] } = facts(entry.name) ?? {};
    expect(sources).toEqual(expect.arrayContaining(hostsAsked(null)));
    expect(facts(entry.name, mirror)?.sources).toEqual([]);
    expect(new Set(hostsAsked(mirror))).toEqual(new Set(['mirror.example']));
  });

  it('is of the starter model where none is named, and of nobody else’s host', () => {
    const starter = facts(null);
    expect(starter).toMatchObject({ id: starterCard.id, sources: [] });
    expect(facts(starterCard.id)).toEqual(starter);
    expect(facts(starterCard.name)).toEqual(starter);
  });

  it.each([
    '',
    'Qwen3',
    'qwen3 1.7b',
    'Qwen3-1.7B-q4f64_1-MLC',
    'Arctic Embed S',
    'snowflake-arctic-embed-s-q0f32-MLC-b4',
  ])('is nothing for what is no model that answers: “%s”', (model) => expect(facts(model)).toBeNull());
});
