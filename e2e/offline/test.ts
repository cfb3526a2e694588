import { test as base } from '../support/test.ts';
import { serveSite } from './site.ts';
import type { Site } from './site.ts';

/** A host of its own for each journey, under a sub-path: it may be stopped, and no other journey has kept anything of it. */
export const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const site = await serveSite('dist-scripted', '/some/sub/path/');
    await use(site);
    site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
});

export { expect } from '../support/test.ts';
