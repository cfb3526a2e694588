import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { attributeNames } from '../../src/embed/shell/chat-options.ts';
import { catalogue } from '../../src/models/catalogue.ts';
import { elementIn, readElementManifest } from './element-manifest.ts';

const doc = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
const element = elementIn(readElementManifest());

it('names everything that a page can use of the element', () => {
  const {
    attributes = [],
    cssParts = [],
    cssProperties = [],
    slots = [],
    events = [],
    members = [],
  } = element;
  const all = [...attributes, ...cssParts, ...cssProperties, ...slots, ...events, ...members];
  expect(all.length).toBeGreaterThan(80);
  const missing = all
    .filter(({ name = '' }) => !name.endsWith('Callback'))
    .filter(({ name = '' }) => !doc.includes(`\`${name}\``) && !doc.includes(`\`${name}(`));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

it('has words for each of them', () => {
  const { attributes = [], cssParts = [], cssProperties = [], slots = [], events = [] } = element;
  const bare = [...attributes, ...cssParts, ...cssProperties, ...slots, ...events].filter(
    ({ description = '' }) => description === '',
  );
  expect(bare).toEqual([]);
});

it('describes the attributes that the element watches, and no others', () => {
  // The theme is the style sheet's alone.
  const described = (element.attributes ?? []).map(({ name }) => name).filter((name) => name !== 'theme');
  expect([...described].sort()).toEqual([...attributeNames].sort());
});

const size = (bytes: number | undefined): string => {
  if (bytes === undefined) return '–';
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
};

it('has each model that the element offers, with what the catalogue says of it', () => {
  const compiled = catalogue.filter(
    ({ repo, kind, ggufFile }) => repo !== null && kind === 'chat' && ggufFile === null,
  );
  const rows = compiled
    .filter(({ quantization }) => quantization === 'q4f16_1')
    .map((half) => {
      const full = compiled.find(({ id }) => id === half.twinId);
      const fetched = `${size(half.downloadBytes)} / ${size(full?.downloadBytes)}`;
      const memory = `${size(half.memoryBytes)} / ${size(full?.memoryBytes)}`;
      return `| ${half.name} | ${fetched} | ${memory} | ${half.maker} | ${half.licence.name} |`;
    });
  expect(rows).toHaveLength(22);
  const written = doc.split('\n').map((line) => line.replace(/ +/g, ' '));
  expect(rows.filter((row) => !written.includes(row))).toEqual([]);
});
