// Chromium sets a lone subscript hardly lower than what it belongs to where no font for formulas is installed, as on most
// phones with Android. Whether that is so is measured once, with the first formula.
import { afterFrame } from '../next-task.ts';
import { buildFormula } from './build-formula.ts';
import type { FormulaElement, FormulaNode } from '../../typesetting/contract/typesetting-contract.ts';

/** In em: less is no subscript. */
const leastShift = 0.13;

const part = (name: string, ...children: FormulaNode[]): FormulaElement => ({
  name,
  classes: '',
  attributes: {},
  styles: {},
  children,
});

let needsHelp: Promise<boolean> | null = null;

/** Whether subscripts have to be lowered by a rule of ours. */
export function subscriptsNeedHelp(place: ShadowRoot): Promise<boolean> {
  needsHelp ??= measure(place);
  return needsHelp;
}

async function measure(place: ShadowRoot): Promise<boolean> {
  const probe = buildFormula(part('math', part('msub', part('mi', 'x'), part('mn', '1'))));
  if (probe === null) return false;
  probe.classList.add('probe');
  place.append(probe);
  await afterFrame();
  const [base, subscript] = ['mi', 'mn'].map((name) => probe.querySelector(name)?.getBoundingClientRect());
  const size = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return base !== undefined && subscript !== undefined && subscript.bottom - base.bottom < leastShift * size;
}
