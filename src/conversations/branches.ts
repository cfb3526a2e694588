// The turns of a conversation are a tree: asking or editing again adds a branch, and nothing is overwritten.
import type { Conversation, Turn } from './conversation.ts';

type Tree = Pick<Conversation, 'turns' | 'leafId'>;

/** The turns from the beginning to `leafId`, which are those that are shown. */
export function pathOf({ turns, leafId }: Tree): readonly Turn[] {
  // What most conversations are: one branch, in order.
  if (isOneBranch(turns) && turns.at(-1)?.id === leafId) return turns;
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const path: Turn[] = [];
  for (let turn = find(byId, leafId); turn !== undefined; turn = find(byId, turn.parentId)) {
    // Each turn once, whatever a damaged record says.
    byId.delete(turn.id);
    path.push(turn);
  }
  return path.reverse();
}

const find = (byId: ReadonlyMap<string, Turn>, id: string | null): Turn | undefined =>
  id === null ? undefined : byId.get(id);

const isOneBranch = (turns: readonly Turn[]): boolean =>
  turns.every(({ parentId }, index) => parentId === (turns[index - 1]?.id ?? null));

/** The turn and those that stand in its place on other branches, the oldest first. */
export function branchesOf({ turns }: Tree, { parentId }: Turn): readonly Turn[] {
  return turns.filter((turn) => turn.parentId === parentId);
}

/** Where a turn stands among those in its place. */
export interface BranchPlace {
  index: number;
  /** All of them, the oldest first. */
  ids: readonly string[];
}

/** The places of the turns that are not alone in theirs. */
export function branchPlaces(turns: readonly Turn[]): ReadonlyMap<string, BranchPlace> {
  const places = new Map<string, BranchPlace>();
  if (isOneBranch(turns)) return places;
  const idsByParent = new Map<string | null, string[]>();
  for (const { id, parentId } of turns) idsByParent.set(parentId, [...(idsByParent.get(parentId) ?? []), id]);
  for (const ids of idsByParent.values()) {
    if (ids.length > 1) ids.forEach((id, index) => places.set(id, { index, ids }));
  }
  return places;
}

/** The branch of a turn, to its newest end. */
export function showBranch(conversation: Conversation, id: string): Conversation {
  return { ...conversation, leafId: newestLeaf(conversation.turns, id) };
}

/** From a turn, always to the newest of those that go on from it. */
export function newestLeaf(turns: readonly Turn[], id: string): string {
  const newest = new Map<string | null, string>(turns.map((turn) => [turn.parentId, turn.id]));
  let leaf = id;
  for (let next = newest.get(leaf); next !== undefined; next = newest.get(leaf)) {
    // Each once, whatever a damaged record says.
    newest.delete(leaf);
    leaf = next;
  }
  return leaf;
}
