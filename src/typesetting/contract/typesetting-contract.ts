// What the page asks of the thread that reads code and formulas.
import type { CodeLanguage } from './code-languages.ts';

/**
 * A part of a formula as MathML has it: plain data, so that it can cross threads. What the page makes of it is the page's
 * own decision (`ui/formula/build-formula.ts`).
 */
export interface FormulaElement {
  name: string;
  classes: string;
  attributes: Readonly<Record<string, string>>;
  styles: Readonly<Record<string, string>>;
  children: readonly FormulaNode[];
}

export type FormulaNode = string | FormulaElement;

export interface TypesettingContract {
  /** Fetches all that the other calls need. */
  prepare: { params: null; event: never; result: null };
  /**
   * Pairs of numbers, one for each stretch of the code: where it ends, and the index of its role in `codeRoles`. Null: it
   * stays plain.
   */
  highlight: {
    params: { code: string; language: CodeLanguage };
    event: never;
    result: Uint32Array | null;
  };
  /** Null: it is no formula that can be read, so its source is shown. */
  setFormula: { params: { tex: string; isDisplay: boolean }; event: never; result: FormulaElement | null };
}
