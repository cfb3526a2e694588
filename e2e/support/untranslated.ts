// What a page says that is not in the language of its reader.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import catalogue from '../../src/models/catalogue.json' with { type: 'json' };
import { readUnits } from '../../tools/i18n/units.ts';

const latin = /[A-Za-z]{2,}/g;

const namesOfModels = catalogue.flatMap((entry) => [
  ...[entry.id, entry.name, entry.maker, entry.licence.name],
  // The words that a model is told are those that it was trained with.
  ...(entry.systemPrompt === undefined ? [] : [entry.systemPrompt]),
]);

/** All that can be read or heard: texts, and what elements are called, in shadow trees too. */
export const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const attributes = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'];
    const texts = new Set([document.title]);
    // Languages stand there by their own names, and programs are in no language.
    const isSilent = ({ tagName, id }: Element): boolean =>
      ['STYLE', 'SCRIPT', 'NOSCRIPT', 'CODE', 'PRE'].includes(tagName) || id === 'language';
    /** What is drawn without a box of its own shows its children all the same. */
    const isShown = (element: Element): boolean =>
      element.tagName === 'OPTION' ||
      element.checkVisibility() ||
      getComputedStyle(element).display === 'contents';
    const visit = (node: Node): void => {
      if (node instanceof Text) texts.add(node.data);
      if (node instanceof Element) {
        if (isSilent(node) || !isShown(node)) return;
        for (const name of attributes) texts.add(node.getAttribute(name) ?? '');
        node.shadowRoot?.childNodes.forEach(visit);
      }
      node.childNodes.forEach(visit);
    };
    visit(document.body);
    return [...texts].map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  });

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** A message as it may stand in a text: a long one also within others, a short one alone. */
function patternOf(source: string): RegExp {
  const pieces = plain(source).split(/\{\d+\}/);
  const words = pieces.join(' ').match(latin) ?? [];
  // What is filled in may be a name, but no words of the other languages that have letters of their own.
  return words.length > 3
    ? new RegExp(pieces.map(escape).join('.+'))
    : new RegExp(`^${pieces.map(escape).join('[^\\p{Script=Arabic}\\p{Script=Han}]+')}$`, 'u');
}

/** Finds what nobody has translated into one language. */
export class Untranslated {
  private readonly english: readonly RegExp[];
  private readonly names: RegExp;
  private readonly known: ReadonlySet<string> | null;

  /** @param names that are the same in each language */
  constructor(locale: string, names: readonly string[]) {
    const file = join(import.meta.dirname, `../../src/i18n/xliff/${locale}.xlf`);
    // English is what the code says, and has no file.
    const units = locale === 'en' ? [] : readUnits(readFileSync(file, 'utf8'));
    this.english = units
      .filter(({ source, target }) => plain(source) !== plain(target ?? '') && /[A-Za-z]{2}/.test(source))
      .map(({ source }) => patternOf(source));
    const longestFirst = [...names, ...namesOfModels].sort((one, other) => other.length - one.length);
    this.names = new RegExp(`(?<![A-Za-z])(?:${longestFirst.map(escape).join('|')})(?![A-Za-z])`, 'g');
    // Where letters are others, a word in Latin ones that no translation has never went to a translator.
    const words = units.flatMap(({ target }) => target?.match(latin) ?? []);
    this.known = ['ar', 'zh-Hans'].includes(locale) ? new Set(words) : null;
  }

  in(texts: readonly string[]): string[] {
    return texts.filter((text) => this.isLeft(text));
  }

  private isLeft(said: string): boolean {
    const text = said.replace(this.names, '·');
    if (this.english.some((pattern) => pattern.test(text))) return true;
    const { known } = this;
    return known !== null && (text.match(latin) ?? []).some((word) => !known.has(word));
  }
}
