import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSiteConfig, parseSiteConfigText, siteConfigFileName } from '../../src/models/site-config.ts';
import type { SiteConfig } from '../../src/models/site-config.ts';

/**
 * The configuration in a folder, or the defaults where it has none.
 * @throws AppError `config-invalid` with the field
 */
export function readSiteConfig(folder: string): SiteConfig {
  const path = join(folder, siteConfigFileName);
  return existsSync(path) ? parseSiteConfigText(readFileSync(path, 'utf8')) : defaultSiteConfig;
}
