// The library and the storage of somebody who has tried a few models.
import { catalogue } from '../../src/models/catalogue.ts';
import type { EndpointListItem } from '../../src/ui/endpoints-page/endpoint-list-item.ts';
import type { ModelListItem } from '../../src/ui/models-page/model-list-item.ts';
import type { GgufState } from '../../src/ui/gguf-preview/gguf-state.ts';
import type { HubFormState } from '../../src/ui/hub-form/hub-form.ts';
import type { PackState } from '../../src/ui/pack-preview/pack-preview.ts';
import type { StorageOverview } from '../../src/ui/storage-page/storage-overview.ts';

const states: Partial<ModelListItem>[] = [
  { stored: 'whole', running: true },
  { stored: 'partly', storedBytes: 88e6, crashed: true },
  {},
  {},
  { obstacle: 'The graphics chip of this computer does not compute in half precision.' },
];

export const models: ModelListItem[] = catalogue
  .filter(({ kind }) => kind === 'chat')
  .slice(0, 10)
  .map((entry, index) => ({
    ...entry,
    engine: 'web-llm',
    reason: 'gpu',
    obstacle: null,
    stored: 'none',
    storedBytes: 0,
    running: false,
    crashed: false,
    ...states[Math.min(index, states.length - 1)],
  }));

export const pack: PackState = {
  phase: 'asking',
  name: 'Qwen3 0.6B',
  maker: 'Alibaba',
  licence: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  sizeBytes: 352e6,
  isKnown: false,
  share: 0.4,
};

export const gguf: GgufState = {
  phase: 'asking',
  name: 'Talker-7B.Q4_K_M',
  ownName: 'Talker 7B',
  maker: 'The makers',
  licence: { name: 'licence unknown', url: null },
  sizeBytes: 4.1e9,
  architecture: 'llama',
  parameters: 7.2e9,
  quantization: 'Q4_K_M',
  contextTokens: 2048,
  trainedTokens: 32_768,
  memoryBytes: 4.2e9,
  parts: 1,
  warnings: ['memory-tight', 'context-shortened', 'licence-unknown'],
  chipBytes: null,
  repo: 'maker/Talker-7B-GGUF',
  share: 0.4,
};

export const hubForm: HubFormState = {
  phase: 'listed',
  repo: 'maker/Talker-7B-GGUF',
  models: [
    { name: 'Talker-7B.Q4_K_M', quantization: 'Q4_K_M', sizeBytes: 4.1e9, parts: 1 },
    { name: 'F16/Talker-7B.F16', quantization: 'F16', sizeBytes: 14.5e9, parts: 2 },
  ],
};

const hour = 3_600_000;
export const overview: StorageOverview = {
  models: models.slice(0, 3).map(({ id, name, downloadBytes }, index) => ({
    id,
    name,
    storedBytes: index === 1 ? 88e6 : downloadBytes,
    totalBytes: downloadBytes,
    complete: index !== 1,
    lastUsedAtMs: index === 0 ? Date.now() - 30 * hour : null,
    verifiedAtMs: index === 1 ? null : Date.now(),
  })),
  chats: { count: 12, sizeBytes: 48_000 },
  siteBytes: 812_000,
  leftoverBytes: 34e6,
  freeBytes: 21e9,
  persisted: false,
};

export const endpoints: readonly EndpointListItem[] = [
  {
    id: 'home',
    name: 'Qwen3-4B',
    model: 'qwen3-4b',
    url: 'http://192.168.1.5:8080/v1',
    hasKey: false,
    contextTokens: 8192,
    running: true,
  },
  {
    id: 'school',
    name: 'Mistral-Small',
    model: 'mistral-small',
    url: 'https://llm.school.example/v1',
    hasKey: true,
    contextTokens: null,
    running: false,
  },
];
