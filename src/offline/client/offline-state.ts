/** Whether the site is on this device, and in which version. */
export type OfflineState =
  /** The browser has no service workers here: an insecure address, or a private window of some browsers. */
  | { status: 'unsupported' }
  /** Not tried yet: the page is shown first. */
  | { status: 'idle' }
  /** The attempt failed, for this reason; the next visit tries again. */
  | { status: 'off'; reason: string }
  /** The first version is being kept. */
  | { status: 'installing' }
  /** The site opens without a network. */
  | { status: 'ready' }
  /** A newer version is on the device and waits until it is wanted. */
  | { status: 'update-waiting' }
  /** Another tab took the newer version; this page goes on with its own until it is reloaded. */
  | { status: 'updated-elsewhere' };
