import { openTabPort } from './tab-port.ts';
import type { Locks } from './life-lock.ts';
import type { PageMoment, TabsPlatform } from './tabs-platform.ts';

function watchPage(listener: (moment: PageMoment) => void): void {
  addEventListener('pagehide', () => listener('left'));
  addEventListener('pageshow', () => listener('back'));
  document.addEventListener('freeze', () => listener('frozen'));
  document.addEventListener('resume', () => listener('back'));
}

/** Null where the browser lacks something of it: then every tab is alone. */
export function browserTabs(): TabsPlatform | null {
  const { locks } = navigator as { locks?: Locks };
  if (locks === undefined || !('BroadcastChannel' in globalThis)) return null;
  return { locks, openPort: openTabPort, watchPage };
}
