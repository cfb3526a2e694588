// MathML from plain data. Only what formulas need gets in: no link, no picture, no id, no handler, whatever the data say.
import type { FormulaElement, FormulaNode } from '../../typesetting/contract/typesetting-contract.ts';

const namespace = 'http://www.w3.org/1998/Math/MathML';

const elements = new Set([
  ...['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'ms', 'mfrac', 'msqrt', 'mroot', 'mstyle'],
  ...['mpadded', 'mphantom', 'menclose', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'],
  ...['mmultiscripts', 'mprescripts', 'none', 'mtable', 'mtr', 'mtd'],
]);

const attributes = new Set([
  ...[
    'accent',
    'accentunder',
    'columnalign',
    'columnspan',
    'depth',
    'display',
    'displaystyle',
    'fence',
    'form',
  ],
  ...[
    'height',
    'largeop',
    'linethickness',
    'lspace',
    'mathbackground',
    'mathcolor',
    'mathsize',
    'mathvariant',
  ],
  ...[
    'maxsize',
    'minsize',
    'movablelimits',
    'notation',
    'rowspacing',
    'columnspacing',
    'rspace',
    'scriptlevel',
  ],
  ...['separator', 'stretchy', 'symmetric', 'voffset', 'width'],
]);

const styles = new Set([
  ...['border', 'border-top', 'border-right', 'border-bottom', 'border-left', 'bottom', 'color', 'display'],
  ...[
    'font-family',
    'font-style',
    'font-weight',
    'height',
    'justify-content',
    'left',
    'margin-left',
    'math-depth',
  ],
  ...['padding', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'position', 'right'],
  ...['text-align', 'transform', 'width'],
]);

/** Where a style could load something, or take a value from elsewhere. */
const reachesOut = /url|image|src|var\(/i;
const knownClasses = /^[a-z][a-z0-9 _-]{0,60}$/i;

/** @returns null when there is no formula in it */
export function buildFormula(formula: FormulaElement): Element | null {
  return formula.name === 'math' && formula.children.length > 0 ? build(formula) : null;
}

function build(data: FormulaElement): Element {
  const name = elements.has(data.name) ? data.name : 'mrow';
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(data.attributes))
    if (attributes.has(attribute) && !reachesOut.test(value)) element.setAttribute(attribute, value);
  // Through the style's own interface: the page's policy allows no `style` attribute.
  for (const [property, value] of Object.entries(data.styles)) setStyle(element.style, property, value);
  if (knownClasses.test(data.classes)) element.setAttribute('class', data.classes);
  element.append(...data.children.map(buildNode));
  return element;
}

const buildNode = (node: FormulaNode): Node => (typeof node === 'string' ? new Text(node) : build(node));

function setStyle(style: CSSStyleDeclaration, name: string, value: string): void {
  const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (styles.has(property) && !reachesOut.test(value)) style.setProperty(property, value);
}
