import type { Page } from '@playwright/test';

/** One question and its reply. */
export type SampleTurn = readonly [question: string, reply: string];

export interface SampleConversation {
  id: string;
  /** Milliseconds since 1970. */
  updatedAt: number;
  turns: readonly SampleTurn[];
}

/**
 * Puts conversations into the browser's storage as an older version of the page did: without summaries. The page must be of
 * the site, and not have begun to read.
 */
export async function fillConversations(page: Page, samples: readonly SampleConversation[]): Promise<void> {
  await page.evaluate(async (conversations) => {
    const opening = indexedDB.open('hearth-conversations');
    opening.onupgradeneeded = () => opening.result.createObjectStore('conversations');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const transaction = opening.result.transaction('conversations', 'readwrite');
    const store = transaction.objectStore('conversations');
    for (const { id, updatedAt, turns } of conversations) {
      const stored = turns.map(([question, reply], index) => ({
        id: `${id}-${index}`,
        question,
        reply,
        outcome: { status: 'stopped' },
      }));
      store.put({ version: 1, id, createdAt: updatedAt, updatedAt, systemPrompt: '', turns: stored }, id);
    }
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    opening.result.close();
  }, samples);
}
