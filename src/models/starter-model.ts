// The one model that this build of the site offers: small enough for any machine, and open.
import manifestJson from './starter-manifest.json';
import { totalBytes } from './model-files.ts';
import { parseCompiledManifest } from './model-manifest.ts';
import type { ModelCard } from './model-card.ts';

export const starterManifest = parseCompiledManifest(manifestJson);

export const starterCard = {
  id: starterManifest.id,
  name: 'SmolLM2 135M',
  maker: 'Hugging Face',
  licence: { name: starterManifest.licence.spdx, url: starterManifest.licence.url },
  downloadBytes: totalBytes(starterManifest),
  summary:
    'A very small model for trying things out: quick to get, good for short English texts, weak on facts.',
  contextTokens: starterManifest.contextTokens,
  // The words that SmolLM2 was trained with.
  systemPrompt: 'You are a helpful AI assistant named SmolLM, trained by Hugging Face',
} satisfies ModelCard;
