import { expect, it } from 'vitest';
import { matchLanguage } from './language.ts';

it.each([
  [['de-AT', 'en'], 'de'],
  [['pt-BR', 'es-MX'], 'es'],
  [['zh-TW'], 'zh-Hans'],
  [['zh-Hans-CN'], 'zh-Hans'],
  [['ar-EG'], 'ar'],
  [['fi', 'sv'], 'en'],
  [[], 'en'],
])('for %j it is %s', (wanted, language) => {
  expect(matchLanguage(wanted)).toBe(language);
});
