// Named settings that a person takes up again.
import { parseGenerationSettings } from './generation-settings.ts';
import type { GenerationSettings } from './generation-settings.ts';

/** One that a person made: all of the settings, as they were. */
export interface Preset {
  id: string;
  name: string;
  settings: GenerationSettings;
}

export type BuiltInPresetId = 'precise' | 'balanced' | 'creative';

/** What of the settings a preset says; the rest stays as it is. */
interface Choice {
  settings: Partial<GenerationSettings>;
}

const noPenalties = { presencePenalty: 0, frequencyPenalty: 0 };

/** About how varied replies are, and nothing else: what the model is told, and how long it may write, stays. */
export const builtInPresets: readonly (Choice & { id: BuiltInPresetId })[] = [
  { id: 'precise', settings: { temperature: 0.2, topP: 0.9, ...noPenalties } },
  { id: 'balanced', settings: { temperature: 0.7, topP: 0.95, ...noPenalties } },
  { id: 'creative', settings: { temperature: 1.1, topP: 1, ...noPenalties } },
];

const longestName = 60;

/** A name as it is kept; empty where there is none. */
export const presetName = (text: string): string =>
  text.replace(/\s+/g, ' ').trim().slice(0, longestName).trim();

export const withPreset = (settings: GenerationSettings, preset: Choice): GenerationSettings =>
  parseGenerationSettings({ ...settings, ...preset.settings });

/** Whether choosing it would change nothing. */
export function isInForce(preset: Choice, settings: GenerationSettings): boolean {
  const keys = Object.keys(preset.settings) as (keyof GenerationSettings)[];
  return keys.every((key) => preset.settings[key] === settings[key]);
}

/** The preset in a stored or imported record, or null when it is not one. */
export function parsePreset(value: unknown): Preset | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, name, settings } = value as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || typeof name !== 'string' || presetName(name) === '') return null;
  return { id, name: presetName(name), settings: parseGenerationSettings(settings) };
}
