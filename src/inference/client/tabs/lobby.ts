import { lobbyName } from './seat-contract.ts';
import type { TabPort } from './tab-port.ts';

/** What tabs call out to each other before they have a channel of their own. */
export type LobbyMessage =
  /** Who runs the engine? */
  | { kind: 'hello'; from: string }
  /** I do; here is a seat for you. */
  | { kind: 'welcome'; to: string; owner: string }
  /** From now on it is me. */
  | { kind: 'owner'; owner: string };

function isLobbyMessage(data: unknown): data is LobbyMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, from, to, owner } = data as Record<string, unknown>;
  if (kind === 'hello') return typeof from === 'string';
  if (kind === 'welcome') return typeof to === 'string' && typeof owner === 'string';
  return kind === 'owner' && typeof owner === 'string';
}

/** Where the tabs of this origin find each other. One listener at a time: what a tab listens for follows its part. */
export class Lobby {
  onMessage: (message: LobbyMessage) => void = () => undefined;
  private readonly port: TabPort;

  constructor(openPort: (name: string) => TabPort) {
    this.port = openPort(lobbyName);
    this.port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isLobbyMessage(data)) this.onMessage(data);
    });
  }

  say(message: LobbyMessage): void {
    this.port.postMessage(message);
  }

  close(): void {
    this.port.close();
  }
}
