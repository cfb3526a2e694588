import { expect, it } from 'vitest';
import catalogue from '../../models/catalogue.json';
import { browserModelChoice } from '../../models/browser-model.ts';
import { starterCard } from '../../models/starter-model.ts';
import { catalogueLanguages, catalogueWords, otherWords } from './catalogue-words.ts';

it('has all that the catalogue says in words, and nothing else', () => {
  const words = catalogue.flatMap(({ goodAt, weakAt }) => [goodAt, weakAt]);
  expect([...catalogueWords()].sort()).toEqual([...new Set(words)].sort());
  const languages = catalogue.flatMap((entry) => entry.languages);
  expect([...catalogueLanguages()].sort()).toEqual([...new Set(languages)].sort());
});

it('has what the cards of other models say', () => {
  expect(otherWords()).toContain(starterCard.summary);
  expect(otherWords()).toContain(browserModelChoice.card.summary);
});
