// Two tabs may write the same conversation. What each has changed since they last agreed is kept; nothing that was said is lost.
import { randomId } from '../channel/random-id.ts';
import type { Conversation, Turn } from './conversation.ts';

/**
 * One conversation out of two.
 * @param base what both come from; null when that is not known: then no turn counts as removed
 * @param ours wins where both have changed the same
 */
export function mergeConversations(
  base: Conversation | null,
  ours: Conversation,
  theirs: Conversation,
): Conversation {
  const turns = mergeTurns(base?.turns ?? [], ours.turns, theirs.turns);
  const fields = { ...ours, ...changedByThemOnly(base, ours, theirs) };
  const isThere = turns.some(({ id }) => id === fields.leafId);
  return {
    ...fields,
    createdAt: Math.min(ours.createdAt, theirs.createdAt),
    updatedAt: Math.max(ours.updatedAt, theirs.updatedAt),
    turns,
    leafId: isThere ? fields.leafId : (turns.at(-1)?.id ?? null),
  };
}

type Fields = Record<string, unknown>;

function changedByThemOnly(base: Conversation | null, ours: Conversation, theirs: Conversation): Fields {
  if (base === null) return {};
  const [before, own] = [base, ours] as unknown as [Fields, Fields];
  const isUntouched = (key: string): boolean => JSON.stringify(own[key]) === JSON.stringify(before[key]);
  return Object.fromEntries(Object.entries(theirs).filter(([key]) => key !== 'turns' && isUntouched(key)));
}

const byId = (turns: readonly Turn[]): ReadonlyMap<string, Turn> =>
  new Map(turns.map((turn) => [turn.id, turn]));

function isSame(one: Turn | undefined, other: Turn): boolean {
  if (one === undefined) return false;
  const isSameText = one.question === other.question && one.reply === other.reply;
  return isSameText && one.outcome.status === other.outcome.status && one.parentId === other.parentId;
}

function mergeTurns(base: readonly Turn[], ours: readonly Turn[], theirs: readonly Turn[]): readonly Turn[] {
  const before = byId(base);
  const own = byId(ours);
  const other = byId(theirs);
  // A turn that is gone on one side was removed there, if the other has not changed it since.
  const isRemoved = (turn: Turn): boolean => isSame(before.get(turn.id), turn);
  const merged = [
    ...theirs.flatMap((turn) => {
      const mine = own.get(turn.id);
      if (mine === undefined) return isRemoved(turn) ? [] : [turn];
      return mergeTurn(before.get(turn.id), mine, turn);
    }),
    ...ours.filter((turn) => !other.has(turn.id) && !isRemoved(turn)),
  ];
  return withoutGaps(merged, before);
}

function mergeTurn(base: Turn | undefined, ours: Turn, theirs: Turn): readonly Turn[] {
  // What is being written here stays so, whatever another tab takes it for.
  if (isSame(base, ours) && ours.outcome.status !== 'answering') return [theirs];
  if (isSame(base, theirs) || !holdsMore(theirs, ours)) return [ours];
  return [{ ...theirs, id: randomId() }, ours];
}

/** Whether one has text that would be lost with it. What is still being written belongs to the tab that writes it. */
function holdsMore(theirs: Turn, ours: Turn): boolean {
  if (theirs.outcome.status === 'answering') return false;
  return theirs.question !== ours.question || !ours.reply.startsWith(theirs.reply);
}

/** A turn whose beginning was removed goes on from the one before that. */
function withoutGaps(turns: readonly Turn[], before: ReadonlyMap<string, Turn>): readonly Turn[] {
  const known = new Set(turns.map(({ id }) => id));
  const root = (id: string | null): string | null => {
    let parentId = id;
    while (parentId !== null && !known.has(parentId)) parentId = before.get(parentId)?.parentId ?? null;
    return parentId;
  };
  return turns.map((turn) =>
    turn.parentId === null || known.has(turn.parentId) ? turn : { ...turn, parentId: root(turn.parentId) },
  );
}
