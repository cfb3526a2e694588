// The XLIFF files between the code and the translations, as far as they are needed here.

export interface Unit {
  id: string;
  /** The English text; what the code fills in stands as `{0}`, `{1}` … */
  source: string;
  /** Null where nobody has translated it yet. */
  target: string | null;
  note: string;
}

const unit = /<trans-unit id="([^"]+)">(.*?)<\/trans-unit>/gs;
const placeholder = /<x id="(\d+)"[^>]*\/>/g;

const part = (body: string, name: string): string | null =>
  new RegExp(`<${name}[^>]*>(.*?)</${name}>`, 's').exec(body)?.[1] ?? null;

const readable = (xml: string): string =>
  xml.replace(placeholder, '{$1}').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export function readUnits(xliff: string): Unit[] {
  return [...xliff.matchAll(unit)].map(([, id = '', body = '']) => {
    const target = part(body, 'target');
    return {
      id,
      source: readable(part(body, 'source') ?? ''),
      target: target === null || target.trim() === '' ? null : readable(target),
      note: part(body, 'note') ?? '',
    };
  });
}

/**
 * Writes translations into the file.
 * @param words by the message's id; placeholders as `{0}`
 * @throws Error when one lacks a placeholder of its source or has one more
 */
export function fillUnits(xliff: string, words: Readonly<Record<string, string>>): string {
  return xliff.replace(unit, (whole, id: string, body: string) => {
    const translation = words[id];
    if (translation === undefined) return whole;
    const source = part(body, 'source') ?? '';
    const tags = new Map([...source.matchAll(placeholder)].map(([tag, index = '']) => [index, tag]));
    const used = new Set([...translation.matchAll(/\{(\d+)\}/g)].map(([, index = '']) => index));
    if (used.size !== tags.size || [...used].some((index) => !tags.has(index)))
      throw new Error(`${id}: the placeholders of “${readable(source)}” and “${translation}” differ.`);
    const escaped = translation.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const target = escaped.replace(/\{(\d+)\}/g, (_, index: string) => tags.get(index) ?? '');
    const rest = body.replace(/\s*<target>.*?<\/target>/s, '');
    return `<trans-unit id="${id}">${rest.replace('</source>', `</source>\n  <target>${target}</target>`)}</trans-unit>`;
  });
}
