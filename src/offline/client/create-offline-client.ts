import { serviceWorkerUrl } from '../../channel/trusted-script-url.ts';
import { OfflineClient } from './offline-client.ts';
import { whenIdle } from './when-idle.ts';

/** The client of this page. */
export function createOfflineClient(): OfflineClient {
  const { caches: cacheStorage } = globalThis as { caches?: CacheStorage };
  const { serviceWorker, locks } = navigator as Partial<Pick<Navigator, 'serviceWorker' | 'locks'>>;
  return new OfflineClient({
    container: serviceWorker,
    locks,
    caches: cacheStorage,
    scriptUrl: serviceWorkerUrl(),
    pageScriptUrl: document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '',
    whenIdle,
    reload: () => location.reload(),
  });
}
