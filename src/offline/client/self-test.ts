// Looks at each piece that Hearth needs without a network. It asks no host for anything: only the device.
import { testBrowser } from './test-browser.ts';
import { testModel } from './test-model.ts';
import { testSite } from './test-site.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { OfflineClient } from './offline-client.ts';
import type { SelfTestItem } from '../contract/self-test-item.ts';
import type { BrowserScope } from './test-browser.ts';

export interface SelfTestOptions {
  /** The model that should answer without a network. */
  manifest: ModelManifest;
  /** Also reads every file and compares it with its hash: seconds to minutes, by the size of the model. */
  thorough: boolean;
  offline: Pick<OfflineClient, 'state' | 'isControlled' | 'inspect'>;
  /** Called with each item as soon as it is known. */
  onItem?: (item: SelfTestItem) => void;
  signal?: AbortSignal;
  /** The page's own; another one in tests. */
  scope?: BrowserScope & { caches?: CacheStorage };
}

/**
 * All pieces, in the order in which a person would look: the site, the model, the browser.
 * @throws AbortError when `signal` says so; what a browser refuses is an item, not an error
 */
export async function runSelfTest({
  manifest,
  thorough,
  offline,
  onItem,
  signal,
  scope = globalThis,
}: SelfTestOptions): Promise<SelfTestItem[]> {
  const items: SelfTestItem[] = [];
  const parts = [
    testSite(offline, thorough),
    testModel(manifest, thorough, scope.caches),
    testBrowser(manifest, scope),
  ];
  for (const part of parts) {
    for await (const item of part) {
      signal?.throwIfAborted();
      items.push(item);
      onItem?.(item);
    }
  }
  return items;
}
