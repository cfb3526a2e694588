/** Whether a model that can think aloud before it answers is to; `auto`: its own way. */
export type ThinkingWish = 'auto' | 'on' | 'off';

/** What a person may change about how replies are made. */
export interface GenerationSettings {
  /** Said to the model before the first question; where it is empty, the model's maker may have words of their own. */
  systemPrompt: string;
  /** 0 always takes the likeliest word; up to 2. */
  temperature: number;
  /** Share of the likeliest words to choose from, above 0 up to 1. */
  topP: number;
  /** Above 0: words that are there already become less likely. */
  presencePenalty: number;
  /** Above 0: the more often a word is there already, the less likely it becomes. */
  frequencyPenalty: number;
  /** The same seed, question and settings give the same reply; null: drawn anew each time. */
  seed: number | null;
  /** Upper bound of a reply's length, in tokens. */
  maxTokens: number;
  thinking: ThinkingWish;
}

export const generationLimits = {
  temperature: { min: 0, max: 2 },
  topP: { min: 0.01, max: 1 },
  penalty: { min: -2, max: 2 },
  seed: { min: 0, max: 2 ** 31 - 1 },
  maxTokens: { min: 1, max: 8192 },
  systemPromptLength: 8_000,
} as const;

export const defaultGenerationSettings: GenerationSettings = {
  systemPrompt: '',
  temperature: 0.7,
  topP: 0.95,
  presencePenalty: 0,
  frequencyPenalty: 0,
  seed: null,
  maxTokens: 512,
  thinking: 'auto',
};

/** Older versions said this, the words of one model's maker, to every model that nobody had given others. */
const formerDefault = 'You are a helpful AI assistant named SmolLM, trained by Hugging Face';

function clamp(value: unknown, { min, max }: { min: number; max: number }, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}

function parseSystemPrompt(value: unknown): string {
  if (typeof value !== 'string' || value === formerDefault) return defaultGenerationSettings.systemPrompt;
  return value.slice(0, generationLimits.systemPromptLength);
}

function parseSeed(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.round(clamp(value, generationLimits.seed, 0))
    : null;
}

const isThinkingWish = (value: unknown): value is ThinkingWish =>
  value === 'auto' || value === 'on' || value === 'off';

/** Stored settings as far as they can be trusted: bad values are clamped, missing ones are the defaults. */
export function parseGenerationSettings(stored: unknown): GenerationSettings {
  const from = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const defaults = defaultGenerationSettings;
  const limits = generationLimits;
  return {
    systemPrompt: parseSystemPrompt(from.systemPrompt),
    temperature: clamp(from.temperature, limits.temperature, defaults.temperature),
    topP: clamp(from.topP, limits.topP, defaults.topP),
    presencePenalty: clamp(from.presencePenalty, limits.penalty, defaults.presencePenalty),
    frequencyPenalty: clamp(from.frequencyPenalty, limits.penalty, defaults.frequencyPenalty),
    seed: parseSeed(from.seed),
    maxTokens: Math.round(clamp(from.maxTokens, limits.maxTokens, defaults.maxTokens)),
    thinking: isThinkingWish(from.thinking) ? from.thinking : defaults.thinking,
  };
}
