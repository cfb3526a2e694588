import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import type axe from 'axe-core';
import { expect } from './test.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails on any accessibility rule of WCAG 2.2 AA or best practice that the page breaks right now.
 * @param ignored ids of rules that do not apply, such as those about a page that a drawer makes inert
 */
export async function audit(page: Page | Frame, ignored: readonly string[] = []): Promise<void> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  expect(violations.filter((violation) => !ignored.some((id) => violation.startsWith(`${id}:`)))).toEqual([]);
}
