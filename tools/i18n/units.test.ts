import { expect, it } from 'vitest';
import { fillUnits, readUnits } from './units.ts';

const xliff = `<body>
<trans-unit id="a">
  <source>about <x id="0" equiv-text="\${count}"/> minutes &amp; more</source>
  <note from="lit-localize">remaining</note>
</trans-unit>
<trans-unit id="b">
  <source>Stop</source>
</trans-unit>
</body>`;

it('reads what is to be translated, in a form for people', () => {
  expect(readUnits(xliff)).toEqual([
    { id: 'a', source: 'about {0} minutes & more', target: null, note: 'remaining' },
    { id: 'b', source: 'Stop', target: null, note: '' },
  ]);
});

it('writes translations that are read back', () => {
  const once = fillUnits(xliff, { a: 'etwa {0} Minuten & <mehr>' });
  expect(readUnits(once)[0]).toMatchObject({ target: 'etwa {0} Minuten & <mehr>' });
  expect(once).toContain('<x id="0" equiv-text="${count}"/> Minuten');
  expect(readUnits(fillUnits(once, { a: '{0} Minuten' }))[0]).toMatchObject({ target: '{0} Minuten' });
});

it.each(['etwa Minuten', '{0} und {1}'])('refuses a translation with other placeholders: %s', (words) => {
  expect(() => fillUnits(xliff, { a: words })).toThrow('placeholders');
});
