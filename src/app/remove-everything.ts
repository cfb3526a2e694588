import { createSearch } from './create-search.ts';
import type { Services } from './services.ts';

const databases = [
  'hearth-conversations',
  'hearth-settings',
  'hearth-models',
  'hearth-endpoints',
  'hearth-drafts',
  'hearth-presets',
];

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error(`${name} stays`)));
    // Other tabs hold it open; it goes when they close.
    request.addEventListener('blocked', () => resolve());
  });
}

/** Leaves nothing of this site on the device, and begins anew. */
export async function removeEverything(services: Services): Promise<void> {
  const { model, downloads, offline, history, draft } = services;
  history.forget();
  draft.forget();
  createSearch(services).end();
  model.leave();
  await downloads.removeEverything();
  await offline.forget().catch(() => undefined); // not there where the browser has no service worker
  for (const key of Object.keys(localStorage)) if (key.startsWith('hearth-')) localStorage.removeItem(key);
  await Promise.all(databases.map(deleteDatabase));
  location.replace(new URL('./', document.baseURI));
}
