// What a report tells: of the browser, the device and the model, and of conversations their numbers only.
import type { Turn } from '../conversations/conversation.ts';
import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { ErrorLog } from '../diagnostics/error-log.ts';
import type { GpuFacts, ModelFacts, ReplyFacts, ReportFacts } from '../diagnostics/report-facts.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { ModelState } from '../state/model-state.ts';
import type { Services } from './services.ts';

/** What the browser gives to the page; doubles in tests. */
export interface ReportScope {
  isSecureContext: boolean;
  crossOriginIsolated?: boolean;
  innerWidth: number;
  innerHeight: number;
  devicePixelRatio: number;
  navigator: {
    userAgent: string;
    userAgentData?: { brands: readonly { brand: string; version: string }[] };
    language: string;
    hardwareConcurrency?: number;
    deviceMemory?: number;
    gpu?: Pick<GPU, 'requestAdapter'>;
    storage?: Partial<Pick<StorageManager, 'estimate' | 'persisted'>>;
  };
}

export type ReportServices = {
  [Name in 'conversation' | 'history' | 'settings' | 'engineWish']: Pick<Services[Name], 'value'>;
} & { model: { value: ModelState; choice: { value: ModelChoice } } } & {
  offline: Pick<Services['offline'], 'state' | 'isControlled' | 'inspect'>;
};

/** So many of the last replies. */
const mostReplies = 8;

export async function collectFacts(
  services: ReportServices,
  scope: ReportScope,
  log: Pick<ErrorLog, 'read'>,
  versions: Readonly<Record<string, string>>,
): Promise<ReportFacts> {
  const { navigator } = scope;
  const kept = await services.offline.inspect(false).catch(() => null);
  return {
    takenAtMs: Date.now(),
    versions: { ...versions, 'Kept for offline': kept?.version ?? 'nothing' },
    browser: browserWords(navigator),
    system: {
      language: navigator.language,
      processors: navigator.hardwareConcurrency ?? null,
      memoryGigabytes: navigator.deviceMemory ?? null,
      screen: `${scope.innerWidth} × ${scope.innerHeight}, ${scope.devicePixelRatio} pixels each`,
    },
    gpu: await readGpu(navigator.gpu),
    page: {
      isSecure: scope.isSecureContext,
      isIsolated: scope.crossOriginIsolated === true,
      serviceWorker: services.offline.state.status,
      isServed: services.offline.isControlled,
    },
    storage: await readStorage(navigator.storage),
    model: modelFacts(services),
    sampling: samplingOf(services.conversation.value.settings),
    conversations: services.history.value.summaries.length,
    replies: services.conversation.value.turns.slice(-mostReplies).map(replyFacts),
    errors: log.read(),
  };
}

/** One by one: the instructions are not told, and neither is what may be added here and be somebody's text. */
const samplingOf = (settings: GenerationSettings): ReportFacts['sampling'] => ({
  temperature: settings.temperature,
  topP: settings.topP,
  presencePenalty: settings.presencePenalty,
  frequencyPenalty: settings.frequencyPenalty,
  seed: settings.seed,
  maxTokens: settings.maxTokens,
  thinking: settings.thinking,
});

function browserWords({ userAgent, userAgentData }: ReportScope['navigator']): string {
  const brands = userAgentData?.brands.map(({ brand, version }) => `${brand} ${version}`) ?? [];
  return [userAgent, ...brands].join(', ');
}

async function readGpu(gpu: Pick<GPU, 'requestAdapter'> | undefined): Promise<GpuFacts | null> {
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (adapter === undefined || adapter === null) return null;
  const { vendor, architecture, description } = adapter.info;
  const limits: Record<string, number> = {};
  // They are members of the prototype, so that no loop over an object's own finds them.
  for (const name in adapter.limits) {
    const limit: unknown = adapter.limits[name as keyof GPUSupportedLimits];
    if (typeof limit === 'number') limits[name] = limit;
  }
  return { name: description, vendor, architecture, features: [...adapter.features], limits };
}

async function readStorage(storage: ReportScope['navigator']['storage']): Promise<ReportFacts['storage']> {
  const estimate = await storage?.estimate?.().catch(() => null);
  if (estimate?.usage === undefined || estimate.quota === undefined) return null;
  const isPersisted = (await storage?.persisted?.().catch(() => false)) ?? false;
  return { usedBytes: estimate.usage, quotaBytes: estimate.quota, isPersisted };
}

/** The report is English. Of a model that runs on a server neither its name nor the server's is told. */
function modelName({ card, elsewhere }: ModelChoice): string {
  if (elsewhere?.engine === 'endpoint') return 'on a server of the visitor’s own';
  return elsewhere === null ? `${card.name} (${card.id})` : 'the browser’s own';
}

function modelFacts({ model, engineWish }: ReportServices): ModelFacts {
  const { choice } = model;
  const state = model.value;
  return {
    name: modelName(choice.value),
    engine: choice.value.engine,
    state: 'error' in state ? `${state.status} (${state.error.code})` : state.status,
    reason: 'reason' in state && typeof state.reason === 'string' ? state.reason : '',
    wish: engineWish.value,
  };
}

function replyFacts({ outcome }: Pick<Turn, 'outcome'>): ReplyFacts {
  const words = outcome.status === 'failed' ? `failed (${outcome.error.code})` : outcome.status;
  const unknown = {
    promptTokens: null,
    completionTokens: null,
    timeToFirstTokenMs: null,
    tokensPerSecond: null,
  };
  if (outcome.status !== 'complete' || outcome.figures === null) return { outcome: words, ...unknown };
  const {
    promptTokens = null,
    decodeTokensPerSecond,
    completionTokens,
    timeToFirstTokenMs,
  } = outcome.figures;
  return {
    outcome: words,
    promptTokens,
    completionTokens,
    timeToFirstTokenMs,
    tokensPerSecond: decodeTokensPerSecond,
  };
}
