import { msg } from '@lit/localize';

/** The same in the page's language, for words that come with data; as they are where nobody has translated them. */
export const translate = msg as (text: string) => string;
