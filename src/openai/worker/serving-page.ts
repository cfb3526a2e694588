// The page that answers for `/v1`: found among all that are open, and watched for as long as it is needed.
import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import { apiPort } from '../contract/api-contract.ts';
import type { Connection } from '../../channel/connect.ts';
import type { ApiContract, Readiness } from '../contract/api-contract.ts';

/** The part of a page, as a service worker sees it, that counts here. */
interface PageClient {
  id: string;
  url: string;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

export interface PageClients {
  get(id: string): Promise<{ url: string } | undefined>;
  /** All pages of the site that are open, also those that were loaded past the service worker. */
  pages(): Promise<readonly PageClient[]>;
}

export interface ServingTimings {
  /** How long a page may take to say how it stands: it may have to fetch what knows. */
  readinessMs: number;
  /** How often a page is asked for a sign of life while it works, and how long it may owe one. */
  pingEveryMs: number;
  silentMs: number;
  /** Browsers end an event that is not answered within five minutes: before that, an answer begins. */
  answerWithinMs: number;
}

export const defaultServingTimings: ServingTimings = {
  readinessMs: 5_000,
  pingEveryMs: 8_000,
  silentMs: 60_000,
  answerWithinMs: 240_000,
};

export interface ServingPage {
  readiness: Readiness;
  connection: Connection<ApiContract>;
  client: PageClient;
  close: () => void;
}

/** The page of Hearth itself; other pages of the site know nothing of this. */
const isHearth = ({ url }: PageClient, scope: string): boolean => {
  const { origin, pathname } = new URL(url);
  return [scope, `${scope}index.html`].includes(`${origin}${pathname}`);
};

const order: readonly Readiness[] = ['ready', 'resting', 'loading', 'none'];

/** The first page whose model answers, or else the one that is nearest to it; null where none is open. */
export async function findServingPage(
  clients: PageClients,
  scope: string,
  { readinessMs }: ServingTimings,
): Promise<ServingPage | null> {
  const pages = (await clients.pages()).filter((page) => isHearth(page, scope));
  const asked = pages.map((page) => askPage(page, readinessMs));
  const firstReady = Promise.any(
    asked.map(async (answer) => {
      const page = await answer;
      if (page?.readiness !== 'ready') throw new Error('not ready');
      return page;
    }),
  ).catch(() => null);
  const answers = await Promise.race([
    firstReady.then((page) => page ?? new Promise<never>(() => undefined)),
    Promise.all(asked).then(
      (all) =>
        all
          .filter((page) => page !== null)
          .sort((one, other) => order.indexOf(one.readiness) - order.indexOf(other.readiness))[0] ?? null,
    ),
  ]);
  for (const answer of asked) void answer.then((page) => (page === answers ? undefined : page?.close()));
  return answers;
}

async function askPage(client: PageClient, withinMs: number): Promise<ServingPage | null> {
  const { port1: near, port2: far } = new MessageChannel();
  client.postMessage(apiPort, [far]);
  const connection = connect<ApiContract>(near);
  near.start();
  const close = (): void => {
    connection.close(new AppError('owner-closed', { orderly: true }));
    near.close();
  };
  const timer = setTimeout(close, withinMs);
  try {
    return { readiness: await connection.call('readiness', null), connection, client, close };
  } catch {
    close();
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Ends the page's calls when it is gone or silent. Each sign of life also keeps this service worker awake, for the page
 * sends it as an event.
 * @returns stops watching
 */
export function watchPage(
  { connection, client }: ServingPage,
  clients: PageClients,
  { pingEveryMs, silentMs }: ServingTimings,
): () => void {
  let heardAtMs = performance.now();
  const giveUp = (): void => connection.close(new AppError('owner-closed', { orderly: false }));
  const look = async (): Promise<void> => {
    const isGone = (await clients.get(client.id)) === undefined;
    if (isGone || performance.now() - heardAtMs > silentMs) giveUp();
    else await connection.call('ping', null).then(() => (heardAtMs = performance.now()));
  };
  const timer = setInterval(() => void look().catch(() => undefined), pingEveryMs);
  return () => clearInterval(timer);
}
