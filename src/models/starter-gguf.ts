// The starter model as GGUF: the same weights, for the engine on the CPU.
import manifestJson from './starter-gguf-manifest.json';
import { totalBytes } from './model-files.ts';
import { parseGgufManifest } from './model-manifest.ts';
import { starterCard } from './starter-model.ts';
import type { ModelCard } from './model-card.ts';

export const starterGgufManifest = parseGgufManifest(manifestJson);

export const starterGgufCard: ModelCard = {
  ...starterCard,
  id: starterGgufManifest.id,
  downloadBytes: totalBytes(starterGgufManifest),
  contextTokens: starterGgufManifest.contextTokens,
};
