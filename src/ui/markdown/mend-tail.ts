// While a reply streams, its end is cut anywhere: half a link, half a fence. What would flash as noise is held back
// or closed; nothing is ever lost, because the next update starts from the true text again.
import { cutOpenFormula, maskFormulas } from './mask-formulas.ts';

const fenceLine = /^ {0,3}(`{3,}|~{3,})[^\n]*$/gm;
const closingFence = /\n {0,3}(?:`+|~+)$/;
const partialFence = /(^|\n) {0,3}(?:`{1,2}|~{1,2})$/;
/** A lone mark in the last line: the start of a list item, a rule, or what would turn the line above into a heading. */
const loneMark = /(^|\n)[ \t]*(?:[-*+_=]{1,3}|\d{1,9}[.)]|#{1,6}|>)[ \t]*$/;
const halfLink = /!?\[([^[\]\n]{0,300})\]\([^()\s]{0,2000}(?:\s"[^"\n]{0,300})?$/;
const halfLabel = /\[(?=\p{L})([^[\]\n]{0,80})$/u;
const halfTable = /(^|\n)\|[^\n]{0,300}(?:\n\|?[ \t:|-]*)?$/;
const delimiterRow = /\n\|?[ \t]*:?-+:?[ \t]*\|[^\n]*\n/;
const looseEnd = /(?<![\w\\*_~`])(?:\*{1,3}|_{1,3}|~{1,2}|`)$/;
const openEmphasis = /(?<![*\w\\])\*(?=[^\s*])[^*\n]*$/;

/** Whether the text ends inside a fenced block. */
function endsInFence(source: string): boolean {
  let open: string | null = null;
  for (const [line, mark = ''] of source.matchAll(fenceLine)) {
    if (open === null) open = mark;
    else if (mark.startsWith(open) && line.trim() === mark) open = null;
  }
  return open !== null;
}

/** Closes the emphasis or code that the last paragraph leaves open. */
function closeInline(source: string): string {
  const last = maskFormulas(source.slice(Math.max(source.lastIndexOf('\n\n') + 1, source.length - 2_000, 0)));
  if (last.replaceAll('\\`', '').split('`').length % 2 === 0) return `${source}\``;
  const outside = last.replace(/`[^`]*`/g, '').replace(/\\[*_~]/g, '');
  for (const mark of ['***', '**', '~~']) {
    const parts = outside.split(mark);
    if (parts.length % 2 === 0 && /^\S/.test(parts.at(-1) ?? '')) return source.trimEnd() + mark;
  }
  return openEmphasis.test(outside) ? `${source.trimEnd()}*` : source;
}

/** A row may be shown as it grows once the head of its table is complete. */
function holdBackHalfTable(source: string): string {
  return source.replace(halfTable, (tail, before: string, at: number) =>
    delimiterRow.test(source.slice(0, at + 1)) ? tail : before,
  );
}

/** The tail of a growing text as it may be shown now. */
export function mendTail(source: string): string {
  if (endsInFence(source)) return source.replace(closingFence, '\n');
  const calm = cutOpenFormula(source)
    .replace(partialFence, '$1')
    .replace(loneMark, '$1')
    .replace(halfLink, '$1')
    .replace(halfLabel, '$1')
    .replace(looseEnd, '');
  return closeInline(holdBackHalfTable(calm));
}
