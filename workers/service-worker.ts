// The thread that makes the site work without a network: each event and what it leads to.
import { answerPage } from '../src/offline/worker/answer-page.ts';
import { focusPage } from '../src/offline/worker/focus-page.ts';
import { OfflineSite } from '../src/offline/worker/offline-site.ts';
import { ApiSite } from '../src/openai/worker/api-site.ts';
import type { PrecacheList } from '../src/offline/contract/precache-list.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build: tools/site/service-worker.ts. */
declare const HEARTH_PRECACHE_LIST: PrecacheList;

const { scope } = self.registration;
const site = new OfflineSite(HEARTH_PRECACHE_LIST, scope, {
  caches: self.caches,
  fetch: (request, options) => self.fetch(request, options),
  heldLocks: async () => {
    const { held = [] } = await self.navigator.locks.query();
    return new Set(held.map(({ name = '' }) => name));
  },
  isUpdating: () => self.registration.installing !== null || self.registration.waiting !== null,
  skipWaiting: () => self.skipWaiting(),
  now: () => Date.now(),
});

const api = new ApiSite(scope, {
  get: (id) => self.clients.get(id),
  pages: () => self.clients.matchAll({ type: 'window', includeUncontrolled: true }),
});

self.addEventListener('install', (event) => {
  event.waitUntil(site.install());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});
self.addEventListener('fetch', (event) => {
  const answer = api.answer(event) ?? site.answer(event.request);
  if (answer !== null) event.respondWith(answer);
});
self.addEventListener('message', (event) => {
  const answered = answerPage(event, site.handlers);
  if (answered !== null) event.waitUntil(answered);
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(focusPage(self.clients, scope));
});
