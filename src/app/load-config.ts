// What this site's owner wants.
import { loadSiteConfig } from '../models/site-config.ts';
import { siteUrl } from './site-url.ts';
import type { SiteConfig } from '../models/site-config.ts';

export const loadConfig = (): Promise<SiteConfig> =>
  loadSiteConfig(siteUrl('./'), (...request) => fetch(...request));
