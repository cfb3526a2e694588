/** What a person may change about how replies are made. */
export interface GenerationSettings {
  /** Said to the model before the first question; may be empty. */
  systemPrompt: string;
  /** 0 always takes the likeliest word; up to 2. */
  temperature: number;
  /** Share of the likeliest words to choose from, above 0 up to 1. */
  topP: number;
  /** Upper bound of a reply's length, in tokens. */
  maxTokens: number;
}

export const generationLimits = {
  temperature: { min: 0, max: 2 },
  topP: { min: 0.01, max: 1 },
  maxTokens: { min: 1, max: 8192 },
  systemPromptLength: 8_000,
} as const;

export const defaultGenerationSettings: GenerationSettings = {
  // The words that SmolLM2 was trained with.
  systemPrompt: 'You are a helpful AI assistant named SmolLM, trained by Hugging Face',
  temperature: 0.7,
  topP: 0.95,
  maxTokens: 512,
};

function clamp(value: unknown, { min, max }: { min: number; max: number }, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}

/** Stored settings as far as they can be trusted: bad values are clamped, missing ones are the defaults. */
export function parseGenerationSettings(stored: unknown): GenerationSettings {
  const from = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const defaults = defaultGenerationSettings;
  const { systemPrompt } = from;
  return {
    systemPrompt:
      typeof systemPrompt === 'string'
        ? systemPrompt.slice(0, generationLimits.systemPromptLength)
        : defaults.systemPrompt,
    temperature: clamp(from.temperature, generationLimits.temperature, defaults.temperature),
    topP: clamp(from.topP, generationLimits.topP, defaults.topP),
    maxTokens: Math.round(clamp(from.maxTokens, generationLimits.maxTokens, defaults.maxTokens)),
  };
}
