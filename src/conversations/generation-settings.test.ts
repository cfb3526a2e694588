import { describe, expect, it } from 'vitest';
import { defaultGenerationSettings, parseGenerationSettings } from './generation-settings.ts';

describe('parseGenerationSettings', () => {
  it('gives the defaults where nothing is stored', () => {
    for (const nothing of [undefined, null, 'settings', 7, []]) {
      expect(parseGenerationSettings(nothing)).toEqual(defaultGenerationSettings);
    }
  });

  it('keeps good values', () => {
    const settings = {
      systemPrompt: 'Be brief.',
      temperature: 0,
      topP: 1,
      presencePenalty: -2,
      frequencyPenalty: 0.5,
      seed: 0,
      maxTokens: 100,
      thinking: 'off',
    };
    expect(parseGenerationSettings(settings)).toEqual(settings);
  });

  it('keeps what an older version stored, which knew fewer', () => {
    const stored = { systemPrompt: 'Be brief.', temperature: 0.2, topP: 1, maxTokens: 100 };
    expect(parseGenerationSettings(stored)).toEqual({ ...defaultGenerationSettings, ...stored });
  });

  it('takes the words that older versions said to every model for none', () => {
    const systemPrompt = 'You are a helpful AI assistant named SmolLM, trained by Hugging Face';
    expect(parseGenerationSettings({ systemPrompt }).systemPrompt).toBe('');
  });

  it('clamps values out of range and rounds what has to be whole', () => {
    const wild = {
      temperature: -1,
      topP: 3,
      maxTokens: 1e9,
      presencePenalty: 9,
      frequencyPenalty: -9,
      seed: -5,
    };
    expect(parseGenerationSettings(wild)).toMatchObject({
      temperature: 0,
      topP: 1,
      maxTokens: 8192,
      presencePenalty: 2,
      frequencyPenalty: -2,
      seed: 0,
    });
    expect(parseGenerationSettings({ maxTokens: 99.6, seed: 7.4 })).toMatchObject({
      maxTokens: 100,
      seed: 7,
    });
  });

  it('replaces values of a wrong kind', () => {
    const wrong = {
      systemPrompt: 3,
      temperature: 'hot',
      topP: NaN,
      maxTokens: null,
      presencePenalty: '1',
      seed: 'lucky',
      thinking: true,
    };
    expect(parseGenerationSettings(wrong)).toEqual(defaultGenerationSettings);
  });

  it('shortens a system prompt that no model could read', () => {
    expect(parseGenerationSettings({ systemPrompt: 'a'.repeat(100_000) }).systemPrompt).toHaveLength(8_000);
  });
});
