// Playwright's `test` with the promises that hold in every journey: no request leaves for another host, and nothing
// fails unseen.
import { test as base, expect } from '@playwright/test';
import type { ConsoleMessage, Page } from '@playwright/test';

interface Promises {
  /** What this test provokes on purpose: console errors that match are expected. */
  expectedErrors: RegExp[];
  /**
   * The page takes this machine's adapter, which computes on the processor, for a graphics chip: else models would run on
   * the engine for processors. Workers see the adapter as it is.
   */
  graphicsChip: boolean;
  /** Further hosts that this test has the visitor agree to. */
  hosts: string[];
  /** URLs of all requests so far, workers' included. */
  requests: string[];
}

const uncaught = /Uncaught|Unhandled|Refused to|violates the following|Trusted Type/i;

/** Runs in the page, before its own scripts. */
function playGraphicsChip(): void {
  if (!('GPUAdapterInfo' in globalThis)) return;
  Object.defineProperty(GPUAdapterInfo.prototype, 'description', { get: () => 'test chip' });
}

export const test = base.extend<Promises & { watch: undefined }>({
  expectedErrors: async ({}, use) => use([]),

  graphicsChip: [true, { option: true }],

  hosts: async ({}, use) => use([]),

  requests: async ({}, use) => use([]),
  watch: [
    async ({ context, baseURL, expectedErrors, requests, hosts, graphicsChip }, use) => {
      if (graphicsChip) await context.addInitScript(playGraphicsChip);
      const errors: string[] = [];
      const site = new URL(baseURL ?? 'http://127.0.0.1/').origin;
      const onConsole = (message: ConsoleMessage): void => {
        if (message.type() === 'error' && uncaught.test(message.text())) errors.push(message.text());
      };
      const onPage = (page: Page): void => {
        page.on('console', onConsole);
        page.on('pageerror', (error) => errors.push(`uncaught on the page: ${error.message}`));
      };
      context.on('page', onPage);
      context.on('request', (request) => requests.push(request.url()));
      await use(undefined);
      const allowed = [site, 'blob:', 'data:', ...hosts];
      const foreign = requests.filter((url) => !allowed.some((start) => url.startsWith(start)));
      expect(foreign, 'requests to another host').toEqual([]);
      const unexpected = errors.filter((error) => !expectedErrors.some((pattern) => pattern.test(error)));
      expect(unexpected, 'errors that nobody handled').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
