import { html } from 'lit';

/** The licence of a model, with a link where there is something to read. */
export function renderLicence({ name, url }: { name: string; url: string | null }) {
  return url === null
    ? html`${name}`
    : html`<a href=${url} target="_blank" rel="noreferrer noopener">${name}</a>`;
}
