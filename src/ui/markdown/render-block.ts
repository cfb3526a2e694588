import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Token, Tokens } from 'marked';
import '../code-block/code-block.ts';
import '../scroll-box/scroll-box.ts';
import { decodeEntities } from './decode-entities.ts';
import { directionOf } from './direction-of.ts';
import { maxDepth, renderInline } from './render-inline.ts';
import type { Rendered } from './render-inline.ts';

/** One block as a template. A reply's headings come below the heading of its turn. */
export function renderBlock(token: Token, depth = 0): Rendered {
  return depth > maxDepth ? html`<p>${token.raw}</p>` : renderKnown(token, depth);
}

function renderKnown(token: Token, depth: number): Rendered {
  switch (token.type) {
    case 'paragraph':
      return html`<p dir="auto">${renderInline((token as Tokens.Paragraph).tokens)}</p>`;
    case 'heading':
      return renderHeading(token as Tokens.Heading);
    case 'list':
      return renderList(token as Tokens.List, depth);
    case 'blockquote':
      return html`<blockquote dir=${directionOf(token.raw) ?? nothing}>
        ${renderBlocks((token as Tokens.Blockquote).tokens, depth + 1)}
      </blockquote>`;
    case 'code':
      return renderCode(token as Tokens.Code);
    case 'table':
      return renderTable(token as Tokens.Table);
    default:
      return renderRest(token);
  }
}

function renderRest(token: Token): Rendered {
  switch (token.type) {
    case 'space':
      return nothing;
    case 'hr':
      return html`<hr />`;
    case 'checkbox':
    case 'formulaBlock':
      return renderInline([token]);
    case 'text':
      return token.tokens === undefined
        ? html`<p class="plain" dir="auto">${decodeEntities((token as Tokens.Text).text)}</p>`
        : renderInline(token.tokens);
    default:
      return html`<p class="plain" dir="auto">${token.raw.trim()}</p>`;
  }
}

function renderBlocks(tokens: readonly Token[], depth: number): Rendered {
  return tokens.map((token) => renderBlock(token, depth));
}

const headings: readonly ((inner: Rendered) => TemplateResult)[] = [
  (inner) => html`<h3 dir="auto">${inner}</h3>`,
  (inner) => html`<h4 dir="auto">${inner}</h4>`,
  (inner) => html`<h5 dir="auto">${inner}</h5>`,
  (inner) => html`<h6 dir="auto">${inner}</h6>`,
];

function renderHeading({ depth, tokens }: Tokens.Heading): Rendered {
  const level = headings[Math.min(depth, headings.length) - 1] ?? headings[0];
  return level?.(renderInline(tokens)) ?? nothing;
}

function renderList({ ordered, start, items, raw }: Tokens.List, depth: number): Rendered {
  // The signs of all its items stand on one side, and the texts beside them.
  const direction = directionOf(raw) ?? nothing;
  const rows = items.map(
    ({ task, tokens }) => html`<li class=${task ? 'task' : nothing}>${renderBlocks(tokens, depth + 1)}</li>`,
  );
  return ordered
    ? html`<ol start=${start === '' ? 1 : start} dir=${direction}>
        ${rows}
      </ol>`
    : html`<ul dir=${direction}>
        ${rows}
      </ul>`;
}

function renderCode({ text, lang }: Tokens.Code): Rendered {
  const language = (lang ?? '').split(/\s/)[0]?.slice(0, 24) ?? '';
  return html`<hearth-code-block language=${language} .code=${text}></hearth-code-block>`;
}

function renderTable({ header, rows, raw }: Tokens.Table): Rendered {
  const cell = ({ tokens, align }: Tokens.TableCell) =>
    html`<td class=${align ?? nothing}>${renderInline(tokens)}</td>`;
  const head = ({ tokens, align }: Tokens.TableCell) =>
    html`<th scope="col" class=${align ?? nothing}>${renderInline(tokens)}</th>`;
  return html`<hearth-scroll-box class="table" dir=${directionOf(raw) ?? nothing} label=${msg('Table')}>
    <table>
      <thead>
        <tr>
          ${header.map(head)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </hearth-scroll-box>`;
}
