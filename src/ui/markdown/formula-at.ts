// Where TeX is in Markdown: `$…$` and `\(…\)` in a line, `$$…$$` and `\[…\]` there or on lines of their own. Sums of
// money are none: after the first `$` and before the last there is no space, no digit follows the last, and no letter or
// digit stands before the first.

export interface Formula {
  /** With its marks. */
  raw: string;
  tex: string;
  isDisplay: boolean;
}

/** Up to so many letters, without an empty line. */
const body = (length: number): string => String.raw`((?:(?!\n[ \t]*\n)[^]){1,${length}}?)`;
const inDollars = new RegExp(String.raw`\$\$${body(4_000)}\$\$`, 'y');
const inBrackets = new RegExp(String.raw`\\\[${body(4_000)}\\\]`, 'y');
const inParentheses = new RegExp(String.raw`\\\(${body(1_000)}\\\)`, 'y');
const inSingleDollars = /\$(?![\s$])((?:\\[^\n]|[^$\\\n`]|\n(?![ \t]*\n)){1,1000}?)(?<!\s)\$(?![\d$])/y;

const kinds = [
  { start: '$$', rule: inDollars, isDisplay: true },
  { start: '\\[', rule: inBrackets, isDisplay: true },
  { start: '\\(', rule: inParentheses, isDisplay: false },
  { start: '$', rule: inSingleDollars, isDisplay: false },
] as const;

function readAs(
  { start, rule, isDisplay }: (typeof kinds)[number],
  source: string,
  at: number,
): Formula | null {
  if (!source.startsWith(start, at)) return null;
  rule.lastIndex = at;
  const [raw, inside = ''] = rule.exec(source) ?? [];
  const tex = inside.trim();
  return raw === undefined || tex === '' ? null : { raw, tex, isDisplay };
}

/**
 * The formula that begins exactly at `at`.
 * @param before the letter that stands before it
 */
export function formulaAt(source: string, at = 0, before = source[at - 1] ?? ''): Formula | null {
  if (source[at] !== '$' && source[at] !== '\\') return null;
  const isPartOfWord = /[\p{L}\p{N}$]/u.test(before);
  for (const kind of kinds) {
    const formula = kind.start === '$' && isPartOfWord ? null : readAs(kind, source, at);
    if (formula !== null) return formula;
  }
  return null;
}

/** The index of the next place where one may begin; -1 when there is none. */
export const nextFormulaStart = (source: string): number => source.search(/\$|\\[[(]/);
