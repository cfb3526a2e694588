// The list of all conversations from their summaries alone, in steps; what lacks one gets it.
import { promisifyRequest } from 'idb-keyval';
import { randomId } from '../channel/random-id.ts';
import { parseConversation } from '../conversations/parse-conversation.ts';
import { parseSummary, summaryOf, summaryRecord } from './conversation-summary.ts';
import { inTransaction } from './idb-transaction.ts';
import type { UseStore } from 'idb-keyval';
import type { ConversationSummary } from './conversation-summary.ts';

/** Lists sort behind texts, so no id of a conversation is ever one of these. */
export const summaryKey = (id: string): IDBValidKey => ['summary', id];
const conversationKeys = (): IDBKeyRange => IDBKeyRange.bound('', [], false, true);
const summariesAfter = (id: string | null): IDBKeyRange =>
  IDBKeyRange.bound(id === null ? ['summary'] : summaryKey(id), ['summary', []], id !== null);

/** What is read at once, so that a slow computer can draw between. */
const summariesPerStep = 250;
const conversationsPerStep = 10;

/** The newest first. */
export async function listSummaries(database: UseStore): Promise<ConversationSummary[]> {
  const { summaries, count } = await inTransaction(database, 'readonly', async (store) => ({
    summaries: await readSummaries(store),
    count: await promisifyRequest(store.count(conversationKeys())),
  }));
  const all = count === summaries.length ? summaries : await mend(database, summaries);
  await nextTask();
  all.sort((a, b) => b.updatedAt - a.updatedAt);
  await nextTask();
  return all;
}

/** Putting thousands in order is a task of its own: what is read before and shown after must not make it longer. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function readSummaries(store: IDBObjectStore): Promise<ConversationSummary[]> {
  const summaries: ConversationSummary[] = [];
  for (let last: string | null = null; ;) {
    const step: unknown[] = await promisifyRequest<unknown[]>(
      store.getAll(summariesAfter(last), summariesPerStep),
    );
    summaries.push(...step.flatMap((record) => parseSummary(record) ?? []));
    last = (step.at(-1) as ConversationSummary | undefined)?.id ?? null;
    if (step.length < summariesPerStep || last === null) return summaries;
  }
}

/**
 * Another version of the page writes conversations without a summary, or with one of another form, and removes them without
 * it. A damaged record has none either, and is looked at each time: another version may read it.
 */
async function mend(
  database: UseStore,
  summaries: readonly ConversationSummary[],
): Promise<ConversationSummary[]> {
  const keys = await inTransaction(database, 'readonly', (store) =>
    promisifyRequest(store.getAllKeys(conversationKeys())),
  );
  const ids = new Set(keys.map(String));
  const byId = new Map(summaries.filter(({ id }) => ids.has(id)).map((summary) => [summary.id, summary]));
  const missing = [...ids].filter((id) => !byId.has(id));
  for (let index = 0; index < missing.length; index += conversationsPerStep) {
    const step = missing.slice(index, index + conversationsPerStep);
    for (const summary of await summarise(database, step)) byId.set(summary.id, summary);
  }
  await forget(
    database,
    summaries.filter(({ id }) => !ids.has(id)),
  );
  return [...byId.values()];
}

function summarise(database: UseStore, ids: readonly string[]): Promise<ConversationSummary[]> {
  return inTransaction(database, 'readwrite', async (store) => {
    const records = await Promise.all(ids.map((id) => promisifyRequest<unknown>(store.get(id))));
    return records.flatMap((record, index) => {
      const conversation = parseConversation(record);
      if (conversation === null || conversation.id !== ids[index]) return [];
      const summary = summaryOf(conversation, randomId());
      store.put(summaryRecord(summary), summaryKey(summary.id));
      return [summary];
    });
  });
}

async function forget(database: UseStore, summaries: readonly ConversationSummary[]): Promise<void> {
  if (summaries.length === 0) return;
  await inTransaction(database, 'readwrite', async (store) => {
    for (const { id } of summaries) store.delete(summaryKey(id));
  });
}
