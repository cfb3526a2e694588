import { AppError } from '../../../errors/app-error.ts';
import { EngineHost } from './engine-host.ts';
import { findPart } from './find-part.ts';
import { holdLock, tabLock, whenFree } from './life-lock.ts';
import { Lobby } from './lobby.ts';
import { Reception } from './reception.ts';
import { RemoteSeat } from './remote-seat.ts';
import { pairName } from './seat-contract.ts';
import type { HeldLock } from './life-lock.ts';
import type { Notice, Seat } from './seat.ts';
import type { TabsPlatform } from './tabs-platform.ts';
import type { TabsTimings } from './tabs-timings.ts';

/** A tab's part while it has one. */
export interface Membership {
  seat: Seat;
  isOwner: boolean;
  /** True when the engine works for nobody but this tab right now. */
  isSelfish(): boolean;
  leave(): void;
}

export interface TakePartOptions {
  /** With null this tab is alone. */
  platform: TabsPlatform | null;
  /** False takes part only if another tab runs the engine. */
  mayOwn: boolean;
  timings: TabsTimings;
  makeHost: () => EngineHost;
  onNotice: (notice: Notice) => void;
  /** Told once if the part ends by something other than `leave`: with null when another tab took it by force. */
  onEnd: (reason: AppError | null) => void;
}

/** Finds this tab's part: owner of the engine or guest. Starts no thread. */
export async function takePart(options: TakePartOptions): Promise<Membership | null> {
  const { platform, mayOwn, timings } = options;
  if (platform === null) return mayOwn ? ownAlone(options) : null;
  const { locks, openPort } = platform;
  const tabId = crypto.randomUUID();
  const life = await holdLock(locks, tabLock(tabId));
  let lobby: Lobby | null = null;
  try {
    lobby = new Lobby(openPort);
    // Two tabs that lose their patience at the same moment would steal from each other.
    const patienceMs = mayOwn ? timings.stealAfterMs * (1 + Math.random() / 2) : timings.statusWithinMs;
    const part = await findPart({ tabId, lobby, locks, mayOwn, patienceMs });
    if (part?.role === 'owner') return own({ tabId, lobby, life, platform, options }, part.lock);
    if (part?.role === 'guest') return visit({ tabId, lobby, life, platform, options }, part.ownerId);
    lobby.close();
    life.release();
    return null;
  } catch (error) {
    lobby?.close();
    life.release();
    throw error;
  }
}

function ownAlone({ makeHost, onNotice }: TakePartOptions): Membership {
  const host = makeHost();
  return {
    seat: host.openSeat(onNotice),
    isOwner: true,
    isSelfish: () => host.idle.isWorking,
    leave: () => host.close(),
  };
}

/** What a tab has in hand when its part is found. */
interface Entrance {
  tabId: string;
  lobby: Lobby;
  life: HeldLock;
  platform: TabsPlatform;
  options: TakePartOptions;
}

function own({ tabId, lobby, life, platform, options }: Entrance, engine: HeldLock): Membership {
  const host = options.makeHost();
  const seat = host.openSeat(options.onNotice);
  const reception = new Reception(tabId, host, lobby, platform);
  const leave = (): void => {
    lobby.close(); // nobody is welcomed any more
    host.close();
    reception.close();
    engine.release();
    life.release();
  };
  void engine.stolen.then(() => {
    leave();
    options.onEnd(null);
  });
  return {
    seat,
    isOwner: true,
    isSelfish: () => host.idle.isWorking && host.status.tabs === 1,
    leave,
  };
}

function visit({ tabId, lobby, life, platform, options }: Entrance, ownerId: string): Membership {
  const { onNotice, onEnd, timings } = options;
  const over = new AbortController();
  let hasLeft = false;
  const seat = new RemoteSeat(
    platform.openPort(pairName(ownerId, tabId)),
    {
      onNotice,
      onEnd: (reason) => {
        over.abort();
        lobby.close();
        life.release();
        if (!hasLeft) onEnd(reason);
      },
    },
    timings,
  );
  // A tab that closes says so, but the news that its lock is free may be faster.
  const ownerDied = (): void => {
    setTimeout(() => seat.end(new AppError('owner-closed', { orderly: false })), timings.lastWordsMs);
  };
  lobby.onMessage = (message) => {
    if (message.kind === 'owner' && message.owner !== ownerId) ownerDied();
  };
  void whenFree(platform.locks, tabLock(ownerId), over.signal).then(ownerDied);
  return {
    seat,
    isOwner: false,
    isSelfish: () => true,
    leave: () => {
      hasLeft = true;
      seat.leave();
    },
  };
}
