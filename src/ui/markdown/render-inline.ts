import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Token, Tokens } from 'marked';
import { decodeEntities } from './decode-entities.ts';
import { namesPlace, safeLink } from './safe-link.ts';

export type Rendered = TemplateResult | string | typeof nothing | readonly Rendered[];

/** Deeper than any reader follows; below it, markup is shown as it was written. */
export const maxDepth = 24;

/** Tokens inside a paragraph as templates. */
export function renderInline(tokens: readonly Token[], depth = 0): Rendered {
  return tokens.map((token) => renderOne(token, depth));
}

function renderOne(token: Token, depth: number): Rendered {
  if (depth > maxDepth) return token.raw;
  const inner = () => renderInline('tokens' in token ? (token.tokens ?? []) : [], depth + 1);
  switch (token.type) {
    case 'strong':
      return html`<strong>${inner()}</strong>`;
    case 'em':
      return html`<em>${inner()}</em>`;
    case 'del':
      return html`<del>${inner()}</del>`;
    case 'link':
      return renderLink(token as Tokens.Link, inner());
    default:
      return renderLeaf(token, inner);
  }
}

function renderLeaf(token: Token, inner: () => Rendered): Rendered {
  switch (token.type) {
    case 'codespan':
      return html`<code dir="auto">${(token as Tokens.Codespan).text}</code>`;
    case 'br':
      return html`<br />`;
    case 'image':
      return renderImage(token as Tokens.Image);
    case 'checkbox':
      return renderCheckbox(token as Tokens.Checkbox);
    case 'escape':
      return (token as Tokens.Escape).text;
    case 'text':
      return token.tokens === undefined ? decodeEntities((token as Tokens.Text).text) : inner();
    default:
      return token.raw;
  }
}

function renderLink({ href, text, raw, autolink }: Tokens.Link, label: Rendered): Rendered {
  const link = safeLink(autolink === true ? href : decodeEntities(href));
  if (link === null) return raw;
  const anchor = html`<a href=${link.href} target="_blank" rel="noreferrer noopener"><bdi>${label}</bdi></a>`;
  return namesPlace(decodeEntities(text), link)
    ? anchor
    : html`${anchor}<bdi class="place"> (${link.place})</bdi>`;
}

/** A picture would tell its server that this reply was read, so none is ever loaded. */
function renderImage({ text, href }: Tokens.Image): Rendered {
  const alt = decodeEntities(text).trim() || 'no description';
  const place = safeLink(decodeEntities(href))?.place;
  return html`<span class="image"
    >Image not loaded: <bdi>${alt}</bdi>${place === undefined ? nothing : ` (${place})`}</span
  >`;
}

function renderCheckbox({ checked }: Tokens.Checkbox): Rendered {
  return html`<span class="box" role="img" aria-label=${checked ? 'Done:' : 'To do:'}
    >${checked ? '☑' : '☐'}</span
  > `;
}
