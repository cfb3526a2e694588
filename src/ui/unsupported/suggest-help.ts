// What would help where the device or the browser cannot run a model, in plain words.
import { msg, str } from '@lit/localize';
import type { AppError } from '../../errors/app-error.ts';

export type Platform = 'windows' | 'mac' | 'linux' | 'android' | 'ios' | 'unknown';

const browsers = (platform: Platform): string =>
  ({
    windows: msg('Chrome or Edge 113 or newer, or Firefox 141 or newer.'),
    mac: msg('Chrome or Edge 113 or newer, or Safari 26 on macOS 26.'),
    linux: msg(
      'A current Chrome or Chromium. With some graphics drivers it first has to be switched on: open chrome://flags, search for “WebGPU”, enable it and restart the browser.',
    ),
    android: msg('Chrome 121 or newer on Android 12 or newer.'),
    ios: msg(
      'Safari on iOS 26 or iPadOS 26. Other browsers on the iPhone and iPad depend on the same system version.',
    ),
    unknown: msg('A current Chrome, Edge, Firefox (Windows or Apple silicon) or Safari 26.'),
  })[platform];

const anotherDevice = (): string =>
  msg('A computer or phone from about the last six years, with 4 GB of memory or more.');

function helpAdapter(platform: Platform): string[] {
  return [
    msg(
      'Switch on “Use graphics acceleration when available” in the browser’s settings under System, then restart the browser.',
    ),
    platform === 'linux'
      ? msg('Install the graphics driver of your distribution (Vulkan), and restart the browser.')
      : msg('Install the updates of your system: they bring the graphics driver.'),
    msg(
      'A remote desktop or a virtual machine often hides the graphics chip: open this page on the computer itself.',
    ),
    anotherDevice(),
  ];
}

function helpUnavailable(reason: string, platform: Platform): string[] {
  switch (reason) {
    case 'insecure-context':
      return [
        msg('Open this page with https:// at the beginning of its address.'),
        msg('On your own computer, http://localhost works as well.'),
      ];
    case 'no-adapter':
      return helpAdapter(platform);
    case 'no-worker-gpu':
      return [msg(str`Update the browser: ${browsers(platform)}`)];
    default:
      return [
        browsers(platform),
        msg('If the browser is current: reset “WebGPU” to its default in chrome://flags or about:config.'),
        anotherDevice(),
      ];
  }
}

function helpAssembly(reason: string, platform: Platform): string[] {
  if (reason === 'policy')
    return [msg('Whoever runs this page can allow it: “wasm-unsafe-eval” in script-src of its policy.')];
  return [
    msg('Switch off lockdown mode for this page, or ask whoever manages this device.'),
    browsers(platform),
  ];
}

const helpStorage = (): string[] => [
  msg('Leave the private window, or allow this site to store data.'),
  msg('A frame inside another page may store less than a page in a window of its own.'),
];

/** Each entry is one thing a person can try, most likely first. */
export function suggestHelp({ code, detail }: AppError, platform: Platform): readonly string[] {
  const { reason = '' } = (detail ?? {}) as { reason?: string };
  switch (code) {
    case 'webgpu-unavailable':
      return helpUnavailable(reason, platform);
    case 'webassembly-unavailable':
      return helpAssembly(reason, platform);
    case 'storage-unavailable':
      return helpStorage();
    case 'device-unsuitable':
      return [
        msg('Update the browser and the graphics driver: newer ones often unlock more of the chip.'),
        browsers(platform),
        anotherDevice(),
      ];
    default:
      return [msg('Reload the page.'), browsers(platform)];
  }
}
