import { html } from 'lit';
import { translate } from '../i18n/translate.ts';

/** The licence of a model, with a link where there is something to read. A name stays what it is; “licence unknown” is none. */
export function renderLicence({ name, url }: { name: string; url: string | null }) {
  // A name in other letters than the line's must not turn what stands beside it.
  const words = html`<bdi>${translate(name)}</bdi>`;
  return url === null ? words : html`<a href=${url} target="_blank" rel="noreferrer noopener">${words}</a>`;
}
