import { describe, expect, it } from 'vitest';
import { defaultGenerationSettings } from './generation-settings.ts';
import { builtInPresets, isInForce, parsePreset, presetName, withPreset } from './presets.ts';

const settings = { ...defaultGenerationSettings, systemPrompt: 'Be brief.', maxTokens: 100 };

describe('a built-in preset', () => {
  it('leaves alone what the model is told and how long it may write', () => {
    for (const preset of builtInPresets) {
      expect(withPreset(settings, preset)).toMatchObject({ systemPrompt: 'Be brief.', maxTokens: 100 });
    }
  });

  it('is in force once it was chosen, and no other is', () => {
    for (const preset of builtInPresets) {
      const chosen = withPreset(settings, preset);
      expect(builtInPresets.filter((each) => isInForce(each, chosen))).toEqual([preset]);
    }
  });

  it('is balanced where nobody has chosen', () => {
    expect(builtInPresets.find((each) => isInForce(each, defaultGenerationSettings))?.id).toBe('balanced');
  });
});

describe('a preset of one’s own', () => {
  it('is read from its record, with settings that can be trusted', () => {
    expect(parsePreset({ id: 'a', name: ' Formal\nletters ', settings: { temperature: 9 } })).toEqual({
      id: 'a',
      name: 'Formal letters',
      settings: { ...defaultGenerationSettings, temperature: 2 },
    });
  });

  it.each([null, 'x', {}, { id: 'a' }, { id: '', name: 'x' }, { id: 'a', name: ' ' }, { id: 1, name: 'x' }])(
    'is nothing where the record is %j',
    (record) => {
      expect(parsePreset(record)).toBeNull();
    },
  );

  it('has a name of one line that fits a list', () => {
    expect(presetName('a'.repeat(200))).toHaveLength(60);
  });
});
