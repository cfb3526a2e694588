// Brings the policies in the built pages in line with the configuration beside it. The build bundles this into
// `apply-config.mjs` in the site's folder, so that whoever has only the built files can run it with plain Node:
//   node apply-config.mjs [folder]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAppError } from '../../src/errors/app-error.ts';
import { siteConfigFileName } from '../../src/models/site-config.ts';
import { pagePolicies } from './content-security-policy.ts';
import { withPolicy } from './policy-in-page.ts';
import { readSiteConfig } from './read-site-config.ts';
import { withPageRecord } from './service-worker-record.ts';
import type { AppError } from '../../src/errors/app-error.ts';

const folder = process.argv[2] ?? import.meta.dirname;
const serviceWorkerPath = join(folder, 'service-worker.js');

/** One sentence about what was done; throws with one about what is wrong, and has changed nothing then. */
function applyConfig(): string {
  const config = readSiteConfig(folder);
  const pages = Object.entries(pagePolicies).map(([name, policy]) => readPage(name, policy(config)));
  const oldWorker = existsSync(serviceWorkerPath) ? readFileSync(serviceWorkerPath, 'utf8') : null;
  const newWorker = oldWorker === null ? null : withPageRecords(oldWorker, pages);
  const site = join(folder, 'index.html');
  if (pages.every(({ before, after }) => before === after) && newWorker === oldWorker) {
    return `${site} already has the policy that ${siteConfigFileName} asks for.`;
  }
  if (newWorker !== null) writeFileSync(serviceWorkerPath, newWorker);
  for (const { path, after } of pages) writeFileSync(path, after);
  return `${site} now has the policy that ${siteConfigFileName} asks for.`;
}

interface ChangedPage {
  name: string;
  path: string;
  before: string;
  after: string;
}

function readPage(name: string, policy: string): ChangedPage {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`${path} is not there: name the folder of the built site.`);
  const before = readFileSync(path, 'utf8');
  const after = withPolicy(before, policy);
  if (after === null) throw new Error(`${path} does not have exactly one policy, so it is left as it is.`);
  return { name, path, before, after };
}

function withPageRecords(worker: string, pages: readonly ChangedPage[]): string {
  return pages.reduce((script, { name, after }) => {
    const next = withPageRecord(script, name, after);
    if (next !== null) return next;
    throw new Error(`${serviceWorkerPath} does not belong to this page, so both are left as they are.`);
  }, worker);
}

function describe(error: unknown): string {
  if (isConfigError(error)) return `${siteConfigFileName}, ${error.detail.field}: ${error.detail.reason}`;
  return error instanceof Error ? error.message : String(error);
}

function isConfigError(error: unknown): error is AppError<'config-invalid'> {
  return isAppError(error) && error.code === 'config-invalid';
}

try {
  console.log(applyConfig());
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
}
