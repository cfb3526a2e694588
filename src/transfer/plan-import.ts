import { derivedId } from './derived-id.ts';
import { writeTurn } from './hearth-format.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';

/** What an import would change: nothing that is here already. */
export interface ImportPlan {
  add: Conversation[];
  /** Of those to add: so many are here in another form, and come as copies beside it. */
  copies: number;
  /** Conversations of the file of which all is here already. */
  present: number;
}

/** What is stored here, as far as an import has to know it. */
export interface StoredConversations {
  has: (id: string) => boolean;
  /** Null for a record that cannot be read. */
  load: (id: string) => Promise<Conversation | null>;
}

const asText = (turn: Turn): string => JSON.stringify(writeTurn(turn));

/** Whether every turn of one is in the other, unchanged: it may have gone on since, or have another name by now. */
function holds(stored: Conversation, { turns }: Conversation): boolean {
  const byId = new Map(stored.turns.map((turn) => [turn.id, turn]));
  return turns.every((turn) => {
    const other = byId.get(turn.id);
    return other !== undefined && asText(other) === asText(turn);
  });
}

/** Decides for each conversation of a file whether it is added, and under which id. Nothing that is here is overwritten. */
export async function planImport(
  conversations: readonly Conversation[],
  stored: StoredConversations,
): Promise<ImportPlan> {
  const plan: ImportPlan = { add: [], copies: 0, present: 0 };
  const added = new Map<string, Conversation>();
  for (const conversation of conversations) {
    const place = await findPlace(conversation, stored, added);
    if (place === null) plan.present++;
    else {
      if (place.id !== conversation.id) plan.copies++;
      plan.add.push(place);
      added.set(place.id, place);
    }
  }
  return plan;
}

/** The conversation under an id that is free; null when it is here. The id of a copy is made of it, so that it is known again. */
async function findPlace(
  conversation: Conversation,
  stored: StoredConversations,
  added: ReadonlyMap<string, Conversation>,
): Promise<Conversation | null> {
  let candidate = conversation;
  for (;;) {
    const { id } = candidate;
    const isTaken = stored.has(id) || added.has(id);
    if (!isTaken) return candidate;
    const other = added.get(id) ?? (await stored.load(id));
    if (other !== null && holds(other, conversation)) return null;
    candidate = { ...candidate, id: await derivedId([id, conversation.turns.map(asText)]) };
  }
}
