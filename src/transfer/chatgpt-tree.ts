import { importLimits } from './import-context.ts';
import type { JsonNode } from './json/json-node.ts';

/** One node of a conversation's tree: a message, or only a joint. */
export interface TreeNode {
  id: string;
  node: JsonNode;
  parent: string | null;
  children: string[];
}

/** More than a person makes; each message is a node, and so are those of tools. */
const mostNodes = 5 * importLimits.turns;

/**
 * The tree of a ChatGPT conversation. Who goes on from whom is taken from the children's side, so that each node has one
 * place; the order among branches from the parent's.
 * @throws ShapeFault `cycle` where nodes lead back to themselves
 */
export function readTree(mapping: JsonNode): ReadonlyMap<string, TreeNode> {
  const names = mapping.names();
  if (names.length > mostNodes) mapping.fail('too-many-turns');
  const tree = new Map(
    names.map((id): [string, TreeNode] => {
      const node = mapping.get(id);
      const parent = node.get('parent');
      return [id, { id, node, parent: parent.isNothing ? null : parent.text(), children: [] }];
    }),
  );
  for (const { id, parent } of tree.values()) if (parent !== null) tree.get(parent)?.children.push(id);
  for (const each of tree.values()) sortChildren(each);
  checkCycles(tree);
  return tree;
}

/** Those without a parent here: the root, and whatever lost its own. */
export const rootsOf = (tree: ReadonlyMap<string, TreeNode>): TreeNode[] =>
  [...tree.values()].filter(({ parent }) => parent === null || !tree.has(parent));

function sortChildren({ node, children }: TreeNode): void {
  const list = node.get('children');
  if (children.length < 2 || list.isNothing) return;
  const order = new Map(list.items().map((child, index) => [child.text(), index]));
  children.sort((one, other) => (order.get(one) ?? Infinity) - (order.get(other) ?? Infinity) || 0);
}

/** What no root leads to goes round in a circle. */
function checkCycles(tree: ReadonlyMap<string, TreeNode>): void {
  const reached = new Set<string>();
  const waiting = rootsOf(tree);
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    reached.add(each.id);
    for (const child of each.children) {
      const next = tree.get(child);
      if (next !== undefined) waiting.push(next);
    }
  }
  for (const { id, node } of tree.values()) if (!reached.has(id)) node.get('parent').fail('cycle');
}
