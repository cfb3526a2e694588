import { tabLock, whenFree } from './life-lock.ts';
import { pairName } from './seat-contract.ts';
import { serveSeat } from './serve-seat.ts';
import type { EngineHost } from './engine-host.ts';
import type { Lobby } from './lobby.ts';
import type { TabsPlatform } from './tabs-platform.ts';

/** In the tab that runs the engine: gives every tab that says hello a seat, and clears it when that tab is gone. */
export class Reception {
  private readonly ownerId: string;
  private readonly host: EngineHost;
  private readonly lobby: Lobby;
  private readonly platform: TabsPlatform;
  private readonly closed = new AbortController();
  private readonly guests = new Map<string, () => void>();

  constructor(ownerId: string, host: EngineHost, lobby: Lobby, platform: TabsPlatform) {
    this.ownerId = ownerId;
    this.host = host;
    this.lobby = lobby;
    this.platform = platform;
    lobby.onMessage = (message) => {
      if (message.kind === 'hello') this.welcome(message.from);
    };
    lobby.say({ kind: 'owner', owner: ownerId });
  }

  /** Call after the host has closed, so that its last words still reach the guests. */
  close(): void {
    this.closed.abort();
    for (const clear of [...this.guests.values()]) clear();
  }

  private welcome(guestId: string): void {
    if (!this.guests.has(guestId)) this.seat(guestId);
    this.lobby.say({ kind: 'welcome', to: guestId, owner: this.ownerId });
  }

  private seat(guestId: string): void {
    const port = this.platform.openPort(pairName(this.ownerId, guestId));
    const seat = serveSeat(this.host, port);
    const clear = (): void => {
      this.guests.delete(guestId);
      port.close();
      seat.leave();
    };
    this.guests.set(guestId, clear);
    void whenFree(this.platform.locks, tabLock(guestId), this.closed.signal).then(clear);
  }
}
