import type { Port } from '../../../channel/channel.ts';

/** A `Port` to other tabs. */
export interface TabPort extends Port {
  /** From here on nothing arrives, and what is posted is dropped. */
  close(): void;
}

/** Opens the `BroadcastChannel` of that name as a port that may be closed while calls are still being answered. */
export function openTabPort(name: string): TabPort {
  const channel = new BroadcastChannel(name);
  let isOpen = true;
  return {
    postMessage: (message) => {
      if (isOpen) channel.postMessage(message);
    },
    addEventListener: (type, listener) => channel.addEventListener(type, listener),
    removeEventListener: (type, listener) => channel.removeEventListener(type, listener),
    close: () => {
      isOpen = false;
      channel.close();
    },
  };
}
