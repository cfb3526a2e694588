import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './tools/setup/find-browser.mjs';

const executablePath = findBrowser();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts', 'vite.config.test.ts'],
          exclude: ['src/ui/**', '**/node_modules/**'],
        },
      },
      {
        optimizeDeps: { include: ['lit', 'lit/decorators.js', 'lit/directives/*.js', 'axe-core', 'marked'] },
        test: {
          name: 'browser',
          include: ['src/ui/**/*.test.ts'],
          exclude: ['src/ui/**/*.node.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath === null ? {} : { executablePath }), args: ['--no-sandbox'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
