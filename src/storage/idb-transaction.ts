// The store of conversations, with transactions of more than one step: all of it is written, or nothing.
import { promisifyRequest } from 'idb-keyval';
import { onIndexedDb } from './idb-errors.ts';
import type { UseStore } from 'idb-keyval';

/** Runs `work` in one transaction. It may wait for nothing but requests to `store`, or the transaction ends too early. */
export function inTransaction<Result>(
  database: UseStore,
  mode: 'readonly' | 'readwrite',
  work: (store: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  return onIndexedDb(() => database(mode, (store) => whole(store, work)), 'conversations');
}

async function whole<Result>(
  store: IDBObjectStore,
  work: (store: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const { transaction } = store;
  const done = promisifyRequest(transaction);
  done.catch(() => undefined); // it is told below
  try {
    const result = await work(store);
    await done;
    return result;
  } catch (error) {
    undo(transaction);
    // A full disk ends the transaction, and its requests only say that it ended.
    throw transaction.error ?? error;
  }
}

function undo(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
