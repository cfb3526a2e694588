import type { Page } from '@playwright/test';
import type { SelfTestItem } from '../../src/offline/contract/self-test-item.ts';

interface WithServices {
  services: {
    selfTest: (thorough: boolean) => Promise<SelfTestItem[]>;
    offline: { state: { status: string } };
  };
}

/** Waits until the page is kept and served from the device. */
export async function untilKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** The state of every piece by its id, as the self-test finds it. */
export function selfTest(page: Page, thorough: boolean): Promise<Record<string, SelfTestItem['state']>> {
  return page.evaluate(async (isThorough) => {
    const app = document.querySelector('hearth-app') as unknown as WithServices;
    const items = await app.services.selfTest(isThorough);
    return Object.fromEntries(items.map(({ id, state }) => [id, state]));
  }, thorough);
}

/** Names of the caches of this site's versions. */
export async function keptVersions(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => caches.keys());
  return names.filter((name) => /^hearth-(shell|engine)-/.test(name)).sort();
}

/** Waits until the engine of the version in use is kept too. */
export async function untilEngineIsKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('hearth-engine-') && (await (await caches.open(name)).keys()).length > 0)
        return true;
    }
    return false;
  });
}
