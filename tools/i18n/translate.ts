// For translators. `npm run i18n:pending -- de` prints what is not translated, as JSON; `npm run i18n:fill -- de words.json`
// takes the same with the translations in place of the English. Then `npm run i18n` builds what the page reads.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillUnits, readUnits } from './units.ts';

const [, , command, locale = '', wordsFile = ''] = process.argv;
const file = join(import.meta.dirname, `../../src/i18n/xliff/${locale}.xlf`);
const xliff = readFileSync(file, 'utf8');
if (command === 'fill') {
  const words = JSON.parse(readFileSync(wordsFile, 'utf8')) as Record<string, string>;
  writeFileSync(file, fillUnits(xliff, words));
} else {
  const pending = readUnits(xliff).filter(({ target }) => target === null);
  console.log(JSON.stringify(Object.fromEntries(pending.map(({ id, source }) => [id, source])), null, 2));
}
