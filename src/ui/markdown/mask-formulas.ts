import { formulaAt } from './formula-at.ts';

const opening = /\\[[(]|\$\$?/y;
/** Before its end, TeX is told from other uses of the dollar by its signs, or is very short. */
const texSigns = /[\\^_{}=<>+|]/;
const fewLetters = 10;
const longestOpen = 2_000;

interface Scan {
  /** The source with another letter in the place of each of a formula's. */
  masked: string;
  /** Where a formula begins that has no end (yet), or -1. */
  openAt: number;
}

/** Goes once through a text, past code, which is none of ours. */
function scan(source: string): Scan {
  let masked = '';
  let openAt = -1;
  for (let at = 0; at < source.length;) {
    const length = codeLength(source, at);
    const formula = length === 0 ? formulaAt(source, at) : null;
    if (formula !== null) {
      masked += 'a'.repeat(formula.raw.length);
      at += formula.raw.length;
      continue;
    }
    if (openAt < 0 && length === 0 && mayBeOpen(source, at)) openAt = at;
    const step = Math.max(length, source[at] === '\\' ? 2 : 1);
    masked += source.slice(at, at + step);
    at += step;
  }
  return { masked, openAt };
}

/** How long the code is that begins here; 0 where none does. */
function codeLength(source: string, at: number): number {
  if (source[at] !== '`') return 0;
  const mark = /`+/y;
  mark.lastIndex = at;
  const ticks = mark.exec(source)?.[0] ?? '`';
  const end = source.indexOf(ticks, at + ticks.length);
  return end < 0 ? source.length - at : end - at + ticks.length;
}

function mayBeOpen(source: string, at: number): boolean {
  opening.lastIndex = at;
  const mark = opening.exec(source)?.[0];
  if (mark === undefined) return false;
  const rest = source.slice(at + mark.length);
  if (rest.length > longestOpen || /\n[ \t]*\n/.test(rest)) return false;
  return mark !== '$' || mayBeTex(rest, source[at - 1] ?? '');
}

function mayBeTex(rest: string, before: string): boolean {
  if (/[\p{L}\p{N}]/u.test(before) || /^[\s\d]|[\n`]/.test(rest)) return false;
  return rest.length <= fewLetters || texSigns.test(rest);
}

/** The text with its formulas made unrecognisable, letter by letter, for rules that must not look into them. */
export const maskFormulas = (source: string): string => (/[$\\]/.test(source) ? scan(source).masked : source);

/** The text up to a formula that is still being written. */
export function cutOpenFormula(source: string): string {
  if (!/[$\\]/.test(source)) return source;
  const from = Math.max(source.lastIndexOf('\n\n') + 1, source.length - 2 * longestOpen, 0);
  const { openAt } = scan(source.slice(from));
  return openAt < 0 ? source.replace(/(?<!\\)\\$/, '') : source.slice(0, from + openAt);
}
