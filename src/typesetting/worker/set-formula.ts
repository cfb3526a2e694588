// The only file that knows Temml. Of what it builds we take plain data; whether that may be shown is decided in the page.
import temml from 'temml';
import type { FormulaElement, FormulaNode } from '../contract/typesetting-contract.ts';

/** Longer than any formula that a person reads. */
const maxLength = 4_000;
const maxNodes = 4_000;
const maxDepth = 100;
/** In em and in pt: a space as wide as ten screens is no formula. */
const maxSize: [number, number] = [40, 480];

/**
 * Temml's tree of the things to come, from `__renderToMathMLTree`. Its authors do not promise to keep it, so the version is
 * pinned, and what is not as expected makes no formula.
 */
interface TemmlNode {
  type?: unknown;
  text?: unknown;
  classes?: unknown;
  attributes?: unknown;
  style?: unknown;
  children?: unknown;
}

/** Null for what Temml cannot read: its source is shown instead. */
export function setFormula(tex: string, isDisplay: boolean): FormulaElement | null {
  if (tex.length > maxLength) return null;
  try {
    const tree = temml.__renderToMathMLTree(tex, {
      displayMode: isDisplay,
      throwOnError: true,
      // Nothing that links, loads or carries attributes of the writer's own.
      trust: false,
      maxExpand: 500,
      maxSize,
    }) as TemmlNode;
    return new Reader().readElement(tree, 0);
  } catch {
    return null;
  }
}

class Reader {
  private nodes = 0;

  /** @throws Error for a tree that is too large, or of another form */
  readElement({ type, classes, attributes, style, children }: TemmlNode, depth: number): FormulaElement {
    if (typeof type !== 'string') throw new Error('Not an element of MathML.');
    if (depth > maxDepth || ++this.nodes > maxNodes) throw new Error('Too large.');
    return {
      name: type,
      classes: Array.isArray(classes) ? classes.filter((each) => typeof each === 'string').join(' ') : '',
      attributes: readStrings(attributes),
      styles: readStrings(style),
      children: childrenOf(children).flatMap((child) => this.read(child, depth + 1)),
    };
  }

  private read(node: TemmlNode, depth: number): FormulaNode[] {
    if (typeof node.text === 'string') return [node.text];
    // Fragments, and the spans around tags, only hold others.
    if (node.type === undefined)
      return childrenOf(node.children).flatMap((child) => this.read(child, depth + 1));
    return [this.readElement(node, depth)];
  }
}

/** A single child comes without a list around it, sometimes. */
function childrenOf(children: unknown): TemmlNode[] {
  if (children === undefined || children === null) return [];
  return (Array.isArray(children) ? children : [children]) as TemmlNode[];
}

function readStrings(from: unknown): Record<string, string> {
  if (typeof from !== 'object' || from === null) return {};
  return Object.fromEntries(
    Object.entries(from as Record<string, unknown>)
      .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
      .map(([name, value]) => [name, String(value)]),
  );
}
