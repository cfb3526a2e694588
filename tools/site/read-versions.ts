import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

const versionIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { version: string }).version;

/** What a report names: the site, and the engines that it was built with. */
export const readVersions = (): Record<string, string> => ({
  Hearth: versionIn('.'),
  'web-llm': versionIn('node_modules/@mlc-ai/web-llm'),
  wllama: versionIn('node_modules/@wllama/wllama'),
});
