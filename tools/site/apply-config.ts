// Brings the policy in a built page in line with the configuration beside it. The build bundles this into
// `apply-config.mjs` in the site's folder, so that whoever has only the built files can run it with plain Node:
//   node apply-config.mjs [folder]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAppError } from '../../src/errors/app-error.ts';
import { siteConfigFileName } from '../../src/models/site-config.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { withPolicy } from './policy-in-page.ts';
import { readSiteConfig } from './read-site-config.ts';
import { withPageRecord } from './service-worker-record.ts';
import type { AppError } from '../../src/errors/app-error.ts';

const folder = process.argv[2] ?? import.meta.dirname;
const pagePath = join(folder, 'index.html');
const serviceWorkerPath = join(folder, 'service-worker.js');

/** One sentence about what was done; throws with one about what is wrong, and has changed nothing then. */
function applyConfig(): string {
  const config = readSiteConfig(folder);
  if (!existsSync(pagePath)) throw new Error(`${pagePath} is not there: name the folder of the built site.`);
  const oldPage = readFileSync(pagePath, 'utf8');
  const newPage = withPolicy(oldPage, contentSecurityPolicy(config));
  if (newPage === null)
    throw new Error(`${pagePath} does not have exactly one policy, so it is left as it is.`);
  const oldWorker = existsSync(serviceWorkerPath) ? readFileSync(serviceWorkerPath, 'utf8') : null;
  const newWorker = oldWorker === null ? null : withPageRecord(oldWorker, newPage);
  if (oldWorker !== null && newWorker === null) {
    throw new Error(`${serviceWorkerPath} does not belong to this page, so both are left as they are.`);
  }
  if (newPage === oldPage && newWorker === oldWorker) {
    return `${pagePath} already has the policy that ${siteConfigFileName} asks for.`;
  }
  if (newWorker !== null) writeFileSync(serviceWorkerPath, newWorker);
  writeFileSync(pagePath, newPage);
  return `${pagePath} now has the policy that ${siteConfigFileName} asks for.`;
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
