import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';

/** WebGPU, and calls to nobody. */
export const quietArgs = [
  '--no-sandbox',
  '--no-first-run',
  '--enable-unsafe-webgpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: quietArgs });
