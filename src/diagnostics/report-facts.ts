import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { LoggedError } from './error-log.ts';

/** All that a report tells. Texts of conversations have no place in it. */
export interface ReportFacts {
  /** Milliseconds since 1970. */
  takenAtMs: number;
  versions: Readonly<Record<string, string>>;
  browser: string;
  system: {
    language: string;
    /** Null where the browser does not tell. */
    processors: number | null;
    memoryGigabytes: number | null;
    screen: string;
  };
  /** Null without WebGPU. */
  gpu: GpuFacts | null;
  page: {
    isSecure: boolean;
    isIsolated: boolean;
    serviceWorker: string;
    isServed: boolean;
  };
  /** Null where the browser does not tell. */
  storage: { usedBytes: number; quotaBytes: number; isPersisted: boolean } | null;
  model: ModelFacts;
  /** Of the open conversation; not its instructions. */
  sampling: Omit<GenerationSettings, 'systemPrompt'>;
  conversations: number;
  /** Of the open conversation, the oldest first. */
  replies: readonly ReplyFacts[];
  errors: readonly LoggedError[];
}

export interface GpuFacts {
  name: string;
  vendor: string;
  architecture: string;
  features: readonly string[];
  limits: Readonly<Record<string, number>>;
}

export interface ModelFacts {
  /** Not the name of a server's model: that may be private. */
  name: string;
  engine: string;
  state: string;
  /** Why it runs where it runs; empty where that is not known. */
  reason: string;
  wish: string;
}

export interface ReplyFacts {
  outcome: string;
  promptTokens: number | null;
  completionTokens: number | null;
  timeToFirstTokenMs: number | null;
  tokensPerSecond: number | null;
}
