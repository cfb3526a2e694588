// Teaches marked the formulas, in lines and as blocks.
import type { MarkedOptions, Token, Tokens, TokenizerThis } from 'marked';
import { formulaAt, nextFormulaStart } from './formula-at.ts';
import { maskFormulas } from './mask-formulas.ts';
import type { Formula } from './formula-at.ts';

export interface FormulaToken extends Formula {
  type: 'formula' | 'formulaBlock';
}

const blockStart = /^ {0,3}(?=\$\$|\\\[)/;
const restOfLine = /[ \t]*(?:\n|$)/y;
const untilEmptyLine = /^[^]*?(?:\n(?=[ \t]*\n)|$)/;

export const isFormula = (token: { type: string }): token is FormulaToken =>
  token.type === 'formula' || token.type === 'formulaBlock';

function readInline(source: string, tokens: readonly Token[]): Tokens.Generic | undefined {
  const formula = formulaAt(source, 0, tokens.at(-1)?.raw.at(-1) ?? '');
  return formula === null ? undefined : { type: 'formula', ...formula };
}

/**
 * A formula on lines of its own. One that has no end (yet) is a paragraph, which no list and no heading interrupts: else the
 * lines of a long formula would be taken for them as long as it grows.
 */
function readBlock(this: TokenizerThis, source: string): Tokens.Generic | undefined {
  const indent = blockStart.exec(source)?.[0];
  if (indent === undefined) return undefined;
  const formula = formulaAt(source, indent.length, '');
  if (formula === null) {
    const raw = untilEmptyLine.exec(source)?.[0] ?? source;
    return { type: 'paragraph', raw, text: raw.trim(), tokens: this.lexer.inline(raw.trim()) };
  }
  restOfLine.lastIndex = indent.length + formula.raw.length;
  // Where the line goes on, it is a paragraph with a formula in it; one of its own, as it was before it went on.
  if (!restOfLine.test(source)) return this.lexer.options.tokenizer?.paragraph(source);
  return { ...formula, type: 'formulaBlock', raw: source.slice(0, restOfLine.lastIndex) };
}

/** For the lexer. */
export const formulaOptions: Pick<MarkedOptions, 'extensions' | 'hooks'> = {
  extensions: {
    renderers: {},
    childTokens: {},
    inline: [readInline],
    startInline: [nextFormulaStart],
    block: [readBlock],
    startBlock: [(source) => source.search(/(?<=\n) {0,3}(?:\$\$|\\\[)/)],
  },
  // A star inside of a formula ends no emphasis around it. The lexer calls nothing else of the hooks.
  hooks: { emStrongMask: maskFormulas } as unknown as NonNullable<MarkedOptions['hooks']>,
};
