import { expect, it } from 'vitest';
import { catalogue } from '../../src/models/catalogue.ts';
import { offerTable, readOfferTable } from './offer-table.ts';

it('is what the tool makes of the catalogue now; if this fails: npm run build:catalogue', () => {
  expect(readOfferTable()).toEqual(offerTable(catalogue));
});

it('has each model that answers once, and refuses one whose id the embed would not find', () => {
  const names = offerTable(catalogue).groups.flatMap(({ models }) => models.map(({ name }) => name));
  expect(names).toHaveLength(22);
  expect(new Set(names).size).toBe(22);
  const renamed = catalogue.map((entry) => ({ ...entry, id: entry.id.replace('q4f32_1', 'q3f32_1') }));
  expect(() => offerTable(renamed)).toThrow('do not follow the rule');
});
