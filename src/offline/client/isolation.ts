import type { OfflineClient } from './offline-client.ts';

export type IsolationState =
  /** Threads may share memory here. */
  | 'isolated'
  /** They could if the page were reloaded once. */
  | 'available'
  /** Nothing that a reload would change: a frame, an old browser, or no service worker. */
  | 'unavailable';

/** What the browser gives to the page; doubles in tests. */
export interface IsolationPlatform {
  /** Undefined where the browser knows no isolation. */
  crossOriginIsolated: boolean | undefined;
  /** Only who opened the frame around a page can isolate it. */
  isFramed: boolean;
  /** The page was just reloaded for the sake of it: if it is not isolated now, nobody is asked to do that again. */
  wasTried: boolean;
}

/**
 * Lets the service worker isolate the pages of this site (`setIsolation`), so that a model on the processor may use several
 * threads. Each change counts from the next load of a page; whoever asks for it reloads.
 */
export class Isolation {
  private readonly offline: Pick<OfflineClient, 'state' | 'setIsolation'>;
  private readonly platform: IsolationPlatform;

  constructor(offline: Pick<OfflineClient, 'state' | 'setIsolation'>, platform: IsolationPlatform) {
    this.offline = offline;
    this.platform = platform;
  }

  get state(): IsolationState {
    const { crossOriginIsolated, isFramed, wasTried } = this.platform;
    if (crossOriginIsolated === true) return 'isolated';
    if (crossOriginIsolated === undefined || isFramed || wasTried) return 'unavailable';
    const { status } = this.offline.state;
    const isServed = status === 'ready' || status === 'update-waiting' || status === 'updated-elsewhere';
    return isServed ? 'available' : 'unavailable';
  }

  /** At each visit from the next load on. @throws AppError when it cannot be kept */
  async enable(): Promise<void> {
    await this.offline.setIsolation(true);
  }

  /** @throws AppError when it cannot be kept */
  async disable(): Promise<void> {
    await this.offline.setIsolation(false);
  }
}

/** That of this page. @param wasTried the page was just reloaded for it */
export function createIsolation(offline: OfflineClient, wasTried: boolean): Isolation {
  const { crossOriginIsolated } = globalThis as { crossOriginIsolated?: boolean };
  return new Isolation(offline, { crossOriginIsolated, isFramed: window.top !== window, wasTried });
}
