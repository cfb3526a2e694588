import { describe, expect, it } from 'vitest';
import { defaultGenerationSettings, parseGenerationSettings } from './generation-settings.ts';

describe('parseGenerationSettings', () => {
  it('gives the defaults where nothing is stored', () => {
    for (const nothing of [undefined, null, 'settings', 7, []]) {
      expect(parseGenerationSettings(nothing)).toEqual(defaultGenerationSettings);
    }
  });

  it('keeps good values', () => {
    const settings = { systemPrompt: '', temperature: 0, topP: 1, maxTokens: 100 };
    expect(parseGenerationSettings(settings)).toEqual(settings);
  });

  it('clamps values out of range and rounds the length', () => {
    expect(parseGenerationSettings({ temperature: -1, topP: 3, maxTokens: 1e9 })).toMatchObject({
      temperature: 0,
      topP: 1,
      maxTokens: 8192,
    });
    expect(parseGenerationSettings({ maxTokens: 99.6 }).maxTokens).toBe(100);
  });

  it('replaces values of a wrong kind', () => {
    const wrong = { systemPrompt: 3, temperature: 'hot', topP: NaN, maxTokens: null };
    expect(parseGenerationSettings(wrong)).toEqual(defaultGenerationSettings);
  });

  it('shortens a system prompt that no model could read', () => {
    expect(parseGenerationSettings({ systemPrompt: 'a'.repeat(100_000) }).systemPrompt).toHaveLength(8_000);
  });
});
