import { openTabPort } from '../client/tabs/tab-port.ts';
import { LockManagerDouble } from './lock-manager-double.ts';
import type { TabPort } from '../client/tabs/tab-port.ts';
import type { PageMoment, TabsPlatform } from '../client/tabs/tabs-platform.ts';

type Listener = (event: MessageEvent) => void;

/** A tab of a `BrowserDouble`, which can be frozen, or end without a word. */
export class TabDouble {
  readonly platform: TabsPlatform;
  private readonly ports: TabPort[] = [];
  private readonly page: ((moment: PageMoment) => void)[] = [];
  private readonly ends: (() => void)[] = [];
  private readonly locks: LockManagerDouble;
  private postponed: (() => void)[] | null = null;

  constructor(locks: LockManagerDouble) {
    this.locks = locks;
    this.platform = {
      locks: locks.of(this),
      openPort: (name) => this.openPort(name),
      watchPage: (listener) => void this.page.push(listener),
    };
  }

  /** Tells the page what the browser is about to do with it. */
  tell(moment: PageMoment): void {
    for (const listener of this.page) listener(moment);
  }

  /** Nothing arrives or leaves from now on; locks are kept. */
  freeze(): void {
    this.postponed ??= [];
  }

  thaw(): void {
    const waiting = this.postponed ?? [];
    this.postponed = null;
    for (const work of waiting) work();
  }

  /** A tab's workers end with it. */
  onDeath(end: () => void): void {
    this.ends.push(end);
  }

  die(): void {
    for (const end of this.ends) end();
    for (const port of this.ports) port.close();
    this.locks.die(this);
  }

  private openPort(name: string): TabPort {
    const port = openTabPort(name);
    this.ports.push(port);
    const addEventListener = (type: 'message', listener: Listener): void => {
      port.addEventListener(type, (event) => this.whenThawed(() => listener(event)));
    };
    const postMessage = (message: unknown): void => this.whenThawed(() => port.postMessage(message));
    return { ...port, addEventListener, postMessage };
  }

  private whenThawed(work: () => void): void {
    if (this.postponed === null) work();
    else this.postponed.push(work);
  }
}

/** Tabs of one origin in one thread. Their messages go through the platform's `BroadcastChannel`. */
export class BrowserDouble {
  private readonly locks = new LockManagerDouble();
  private readonly tabs: TabDouble[] = [];

  openTab(): TabDouble {
    const tab = new TabDouble(this.locks);
    this.tabs.push(tab);
    return tab;
  }

  close(): void {
    for (const tab of this.tabs) tab.die();
  }
}
