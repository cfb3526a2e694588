import { defineConfig } from '@playwright/test';
import { findBrowser } from './tools/setup/find-browser.mjs';

const executablePath = findBrowser();

/** SwiftShader gives WebGPU without a GPU; the other flags keep the browser from calling home. */
const args = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const launchOptions = { ...(executablePath === null ? {} : { executablePath }) };
const withWebGpu = { ...launchOptions, args: [...args, '--enable-unsafe-webgpu'] };

/** Two checkouts on one machine need different ports. */
const port = Number(process.env.HEARTH_TEST_PORT ?? 4181);
const realSite = `http://127.0.0.1:${port}/`;
const scriptedSite = `http://127.0.0.1:${port + 1}/`;

export default defineConfig({
  testDir: 'e2e',
  // The model computes on the CPU here: two at once would only make each other late.
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  // A machine that does something else for a second is no failure; what needed a second try is listed as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list']],
  // A slow machine is no failure either: what has to be soon says so in its test.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // A service worker would answer before the routes that tests set; the journeys about it ask for it.
  use: { locale: 'en-GB', contextOptions: { reducedMotion: 'reduce' }, serviceWorkers: 'block' },
  projects: [
    {
      name: 'hub',
      testDir: 'e2e/hub',
      // The site knows the hub by its port, so only one of these runs at a time; first, so that others run beside them.
      workers: 1,
      use: { baseURL: scriptedSite, launchOptions: withWebGpu, serviceWorkers: 'block' },
    },
    { name: 'scripted', testDir: 'e2e/scripted', use: { baseURL: scriptedSite, launchOptions: withWebGpu } },
    { name: 'tabs', testDir: 'e2e/tabs', use: { baseURL: scriptedSite, launchOptions: withWebGpu } },
    { name: 'endpoint', testDir: 'e2e/endpoint', use: { baseURL: scriptedSite, launchOptions: withWebGpu } },
    { name: 'embed', testDir: 'e2e/embed', use: { baseURL: scriptedSite, launchOptions: withWebGpu } },
    {
      name: 'no-webgpu',
      testDir: 'e2e/no-webgpu',
      timeout: 900_000,
      use: { baseURL: realSite, launchOptions: { ...launchOptions, args } },
    },
    {
      name: 'real',
      testDir: 'e2e/real',
      timeout: 900_000,
      use: { baseURL: realSite, launchOptions: withWebGpu },
    },
    {
      name: 'offline',
      testDir: 'e2e/offline',
      use: { serviceWorkers: 'allow', launchOptions: withWebGpu },
    },
    {
      name: 'api',
      testDir: 'e2e/api',
      use: { serviceWorkers: 'allow', launchOptions: withWebGpu },
    },
    { name: 'library', testDir: 'e2e/library', timeout: 600_000, use: { launchOptions: withWebGpu } },
  ],
  webServer: [
    {
      command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
      url: realSite,
      reuseExistingServer: process.env.CI === undefined,
    },
    {
      command: `npx vite preview --mode scripted --host 127.0.0.1 --port ${port + 1} --strictPort`,
      url: scriptedSite,
      reuseExistingServer: process.env.CI === undefined,
    },
  ],
});
