import { currentLanguage } from './language.ts';

/** A number with so many digits after the point, as the page's language writes it. */
export function formatNumber(value: number, digits = 0): string {
  const language = currentLanguage();
  // English needs no more, and the first use of Intl costs a slow computer more than the rest of the page's start.
  if (language === 'en') return withCommas(value.toFixed(digits));
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(language, options).format(value);
}

function withCommas(number: string): string {
  const [whole = '', ...fraction] = number.split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...fraction].join('.');
}

/** Which of two wordings a number takes; a language with more than two has the second for the rest. */
export function plural(count: number, one: string, other: string): string {
  const language = currentLanguage();
  const isOne = language === 'en' ? count === 1 : new Intl.PluralRules(language).select(count) === 'one';
  return isOne ? one : other;
}
