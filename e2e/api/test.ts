import { test as base } from '../support/test.ts';
import { serveWithClients } from './client-site.ts';
import type { Page } from '@playwright/test';
import type { Clients } from './client/clients.ts';
import type { ClientSite } from './client-site.ts';

/** Calls what `client/clients.ts` has, in a page or in a worker. */
export type Call = <Name extends keyof Clients>(
  name: Name,
  ...args: Parameters<Clients[Name]>
) => Promise<Awaited<ReturnType<Clients[Name]>>>;

/** Calls in a page that has the clients. */
export const inPage =
  (page: Page): Call =>
  (name, ...args) =>
    page.evaluate(
      async ([called, given]) => {
        const { clients } = globalThis as unknown as {
          clients: Record<string, (...args: unknown[]) => unknown>;
        };
        return (await clients[called]?.(...(given as unknown[]))) as never;
      },
      [name, args] as const,
    );

/** Calls in a worker of that page. */
export const inWorker =
  (page: Page): Call =>
  (name, ...args) =>
    page.evaluate(
      async (message) => {
        const worker = new Worker('client-worker.js');
        const { port1, port2 } = new MessageChannel();
        worker.postMessage(message, [port2]);
        const { result, error } = await new Promise<{ result?: unknown; error?: string }>((resolve) => {
          port1.onmessage = ({ data }) => resolve(data as { result?: unknown });
        });
        worker.terminate();
        if (error !== undefined) throw new Error(error);
        return result as never;
      },
      [name, args] as const,
    );

export async function openClient(page: Page): Promise<void> {
  await page.goto('./client.html');
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

export const test = base.extend<{ folder: string; call: Call }, { sites: Map<string, ClientSite> }>({
  folder: ['dist-scripted', { option: true }],
  sites: [
    async ({}, use) => {
      const sites = new Map<string, ClientSite>();
      await use(sites);
      for (const site of sites.values()) site.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ folder, sites }, use) => {
    const site = sites.get(folder) ?? (await serveWithClients(folder));
    sites.set(folder, site);
    await use(site.url);
  },
});

export { expect } from '../support/test.ts';
