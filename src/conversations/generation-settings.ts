/** How replies are written. */
export interface GenerationSettings {
  systemPrompt: string;
  /** 0 always takes the likeliest token; up to 2. */
  temperature: number;
  /** Share of the probability mass to sample from, (0, 1]. */
  topP: number;
  /** Upper bound of a reply's length, in tokens. */
  maxTokens: number;
}

export const defaultGenerationSettings: GenerationSettings = {
  // The prompt that SmolLM2 was trained with.
  systemPrompt: 'You are a helpful AI assistant named SmolLM, trained by Hugging Face',
  temperature: 0.7,
  topP: 0.95,
  maxTokens: 512,
};

export const generationLimits = {
  temperature: { low: 0, high: 2 },
  topP: { low: 0.01, high: 1 },
  maxTokens: { low: 1, high: 100_000 },
} as const;

function clamped(value: unknown, name: keyof typeof generationLimits): number {
  const { low, high } = generationLimits[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) return defaultGenerationSettings[name];
  return Math.min(high, Math.max(low, value));
}

/** Settings from any stored value: what cannot be used becomes the default or the nearest that can. */
export function parseGenerationSettings(value: unknown): GenerationSettings {
  const stored = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof GenerationSettings, unknown>>;
  return {
    systemPrompt:
      typeof stored.systemPrompt === 'string' ? stored.systemPrompt : defaultGenerationSettings.systemPrompt,
    temperature: clamped(stored.temperature, 'temperature'),
    topP: clamped(stored.topP, 'topP'),
    maxTokens: Math.round(clamped(stored.maxTokens, 'maxTokens')),
  };
}
