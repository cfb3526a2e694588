import { starterGgufCard, starterGgufManifest } from '../models/starter-gguf.ts';
import { starterCard, starterManifest } from '../models/starter-model.ts';
import { siteUrl } from './site-url.ts';
import type { ModelChoice, ModelFiles } from '../models/model-choice.ts';
import type { ModelManifest } from '../models/model-manifest.ts';

const siteFiles = (manifest: ModelManifest): ModelFiles => ({
  manifest,
  source: {
    filesUrls: [siteUrl(`models/${manifest.id}/resolve/${manifest.revision}/`)],
    libraryUrls: manifest.library === null ? [] : [siteUrl(manifest.library.path)],
  },
});

/** The model of a first visit: its files come with the site, for the graphics chip and for the processor. */
export const starterChoice: ModelChoice = {
  engine: 'web-llm',
  card: starterCard,
  needs: starterManifest.needs,
  files: siteFiles(starterManifest),
  elsewhere: null,
  cpu: {
    engine: 'wllama',
    card: starterGgufCard,
    needs: starterGgufManifest.needs,
    files: siteFiles(starterGgufManifest),
    elsewhere: null,
  },
};
