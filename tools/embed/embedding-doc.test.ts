import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { attributeNames } from '../../src/embed/shell/chat-options.ts';
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
