import { currentLanguage } from './language.ts';

/** A day and a time of it, as the page's language writes them. */
export const formatDateTime = (milliseconds: number): string =>
  new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    milliseconds,
  );
