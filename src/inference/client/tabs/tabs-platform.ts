import type { Locks } from './life-lock.ts';
import type { TabPort } from './tab-port.ts';

/**
 * `left`: the page is going, or goes into the back/forward cache; `frozen`: the browser stops it for now; `back`: it
 * goes on.
 */
export type PageMoment = 'left' | 'frozen' | 'back';

/** What the browser gives tabs to know of each other. */
export interface TabsPlatform {
  locks: Locks;
  openPort: (name: string) => TabPort;
  watchPage: (listener: (moment: PageMoment) => void) => void;
}
