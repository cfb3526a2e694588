// The languages of the page. English is in the code; another one is fetched, once, when somebody reads it.
import { configureLocalization } from '@lit/localize';
import { allLocales, sourceLocale, targetLocales } from './generated/locale-codes.ts';
import type { LocaleModule } from '@lit/localize';

export type Language = (typeof allLocales)[number];

/** A language, or the browser's. */
export type LanguageWish = Language | 'auto';

/** Each by its own name, in the order in which they are offered. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
  'zh-Hans': '简体中文',
};

const load: Readonly<Record<(typeof targetLocales)[number], () => Promise<LocaleModule>>> = {
  de: () => import('./generated/de.ts'),
  fr: () => import('./generated/fr.ts'),
  es: () => import('./generated/es.ts'),
  ar: () => import('./generated/ar.ts'),
  'zh-Hans': () => import('./generated/zh-Hans.ts'),
};

const { getLocale, setLocale } = configureLocalization({
  sourceLocale,
  targetLocales,
  loadLocale: (locale) => load[locale as keyof typeof load](),
});

export const isLanguage = (value: unknown): value is Language =>
  allLocales.some((language) => language === value);

/** The language that the page speaks now. */
export const currentLanguage = (): Language => getLocale() as Language;

/**
 * The first of the wanted languages that there is; English when there is none.
 * @param wanted language tags, as in `navigator.languages`
 */
export function matchLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const { language } = new Intl.Locale(tag);
    // Written Chinese is offered in one form.
    const found = language === 'zh' ? 'zh-Hans' : language;
    if (isLanguage(found)) return found;
  }
  return sourceLocale;
}

/** Lets our words be in a language, and leaves the page as it is. One that cannot be fetched changes nothing. */
export const setLanguage = (language: Language): Promise<void> => setLocale(language);

/** Lets the page speak a language. One that cannot be fetched leaves it as it is. */
export async function speak(language: Language): Promise<void> {
  await setLanguage(language);
  const { documentElement } = document;
  documentElement.lang = currentLanguage();
  documentElement.dir = currentLanguage() === 'ar' ? 'rtl' : 'ltr';
}
