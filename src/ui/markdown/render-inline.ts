import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Token, Tokens } from 'marked';
import '../formula/formula.ts';
import { decodeEntities } from './decode-entities.ts';
import { isFormula } from './formula-tokens.ts';
import { namesPlace, safeLink } from './safe-link.ts';
import type { FormulaToken } from './formula-tokens.ts';

export type Rendered = TemplateResult | string | typeof nothing | readonly Rendered[];

/** Deeper than any reader follows; below it, markup is shown as it was written. */
export const maxDepth = 24;

/**
 * Tokens inside a paragraph as templates.
 * @param isLinked they are part of a link, which cannot hold another one
 */
export function renderInline(tokens: readonly Token[], depth = 0, isLinked = false): Rendered {
  return tokens.map((token) => renderOne(token, depth, isLinked));
}

function renderOne(token: Token, depth: number, isLinked: boolean): Rendered {
  if (depth > maxDepth) return token.raw;
  const inner = () =>
    renderInline('tokens' in token ? (token.tokens ?? []) : [], depth + 1, isLinked || token.type === 'link');
  switch (token.type) {
    case 'strong':
      return html`<strong>${inner()}</strong>`;
    case 'em':
      return html`<em>${inner()}</em>`;
    case 'del':
      return html`<del>${inner()}</del>`;
    case 'link':
      return isLinked ? inner() : renderLink(token as Tokens.Link, inner());
    case 'image':
      return renderImage(token as Tokens.Image, isLinked);
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
    case 'checkbox':
      return renderCheckbox(token as Tokens.Checkbox);
    case 'escape':
      return (token as Tokens.Escape).text;
    case 'text':
      return token.tokens === undefined ? decodeEntities((token as Tokens.Text).text) : inner();
    default:
      return isFormula(token) ? renderFormula(token) : token.raw;
  }
}

function renderFormula({ type, tex, raw, isDisplay }: FormulaToken): Rendered {
  const source = type === 'formulaBlock' ? raw.trim() : raw;
  return html`<hearth-formula ?display=${isDisplay} .tex=${tex} .source=${source}></hearth-formula>`;
}

function renderLink({ href, text, raw, autolink }: Tokens.Link, label: Rendered): Rendered {
  const link = safeLink(autolink === true ? href : decodeEntities(href));
  if (link === null) return raw;
  const anchor = html`<a href=${link.href} target="_blank" rel="noreferrer noopener"><bdi>${label}</bdi></a>`;
  return namesPlace(decodeEntities(text), link)
    ? anchor
    : html`${anchor}<bdi class="place"> (${link.place})</bdi>`;
}

/** A picture would tell its server that this reply was read, so none is ever loaded: whoever wants to see it follows a link. */
function renderImage({ text, href }: Tokens.Image, isLinked: boolean): Rendered {
  const alt = decodeEntities(text).trim() || msg('no description');
  const link = safeLink(decodeEntities(href));
  const label = html`<bdi>${alt}</bdi
    >${link === null ? nothing : html`<bdi class="place"> (${link.place})</bdi>`}`;
  const shown =
    link === null || isLinked
      ? label
      : html`<a href=${link.href} target="_blank" rel="noreferrer noopener">${label}</a>`;
  return html`<span class="image">${msg('Image not loaded:')} ${shown}</span>`;
}

function renderCheckbox({ checked }: Tokens.Checkbox): Rendered {
  return html`<span class="box" role="img" aria-label=${checked ? msg('Done:') : msg('To do:')}
    >${checked ? '☑' : '☐'}</span
  > `;
}
