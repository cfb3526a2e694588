import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './tools/setup/find-browser.mjs';

const executablePath = findBrowser();

function chromiumWith(...args: string[]) {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({
      launchOptions: {
        ...(executablePath === null ? {} : { executablePath }),
        args: ['--no-sandbox', ...args],
      },
    }),
    instances: [{ browser: 'chromium' as const }],
  };
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // A busy machine is no failure.
          testTimeout: 20_000,
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['src/ui/**', '**/*.real.test.ts', '**/*.browser.test.ts', '**/node_modules/**'],
        },
      },
      {
        optimizeDeps: {
          include: [
            ...['lit', 'lit/decorators.js', 'lit/directives/*.js', 'axe-core', 'marked'],
            ...['highlight.js/lib/core', 'highlight.js/lib/languages/*', 'temml'],
          ],
        },
        test: {
          name: 'browser',
          // Elements, and what needs the browser's own storage.
          include: ['src/ui/**/*.test.ts', 'src/**/*.browser.test.ts'],
          // Some measure time against a budget, and a busy machine is no failure.
          retry: process.env.CI === undefined ? 0 : 2,
          exclude: ['src/ui/**/*.node.test.ts'],
          browser: chromiumWith(),
        },
      },
      {
        optimizeDeps: { include: ['@mlc-ai/web-llm', '@wllama/wllama'] },
        test: {
          name: 'real-engine',
          include: ['src/**/*.real.test.ts'],
          // The model computes on the CPU where there is no GPU: about 6 tokens of a prompt per second.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          browser: chromiumWith('--enable-unsafe-webgpu'),
        },
      },
    ],
  },
});
