import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { defaultGenerationSettings } from '../../conversations/generation-settings.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './conversation-settings.ts';
import type { HearthConversationSettings } from './conversation-settings.ts';

const show = (settings = defaultGenerationSettings): Promise<HearthConversationSettings> =>
  mount(
    html`<hearth-conversation-settings
      .settings=${settings}
      .contextTokens=${2048}
    ></hearth-conversation-settings>`,
  );

function enter(
  element: HearthConversationSettings,
  selector: string,
  value: string,
  type: 'input' | 'change' = 'change',
): void {
  const field = find<HTMLInputElement>(element, selector);
  field.value = value;
  field.dispatchEvent(new Event(type));
}

describe('hearth-conversation-settings', () => {
  it('passes the audit, also with all it has and a problem', async () => {
    const element = await show();
    expect(await audit(element)).toEqual([]);
    element.canThink = true;
    find<HTMLDetailsElement>(element, 'details').open = true;
    enter(element, '#max-tokens', '0');
    await settled(element);
    expect(await audit(element)).toEqual([]);
  });

  it('tells all settings after each change', async () => {
    const element = await show();
    const first = nextEvent(element, 'settings-changed');
    enter(element, '#temperature', '1.2', 'input');
    expect((await first).settings).toEqual({ ...defaultGenerationSettings, temperature: 1.2 });
    const second = nextEvent(element, 'settings-changed');
    enter(element, '#system-prompt', 'Answer in French.');
    expect((await second).settings).toMatchObject({ temperature: 1.2, systemPrompt: 'Answer in French.' });
  });

  it.each([
    ['#top-p', '0.5', 'input', { topP: 0.5 }],
    ['#presence-penalty', '-0.5', 'input', { presencePenalty: -0.5 }],
    ['#frequency-penalty', '1', 'input', { frequencyPenalty: 1 }],
    ['#seed', '7', 'change', { seed: 7 }],
    ['#max-tokens', '2048', 'change', { maxTokens: 2048 }],
  ] as const)('takes %s', async (selector, value, type, expected) => {
    const element = await show();
    const changed = nextEvent(element, 'settings-changed');
    enter(element, selector, value, type);
    expect((await changed).settings).toEqual({ ...defaultGenerationSettings, ...expected });
  });

  it('draws anew without a seed', async () => {
    const element = await show({ ...defaultGenerationSettings, seed: 7 });
    expect(find<HTMLDetailsElement>(element, 'details').open).toBe(true);
    const changed = nextEvent(element, 'settings-changed');
    enter(element, '#seed', '');
    expect((await changed).settings.seed).toBeNull();
  });

  it.each(['', '0', '1.5', '-3', '4000'])(
    'explains why %j is no length and changes nothing',
    async (value) => {
      const element = await show();
      const changed = vi.fn();
      element.addEventListener('settings-changed', changed);
      enter(element, '#max-tokens', value);
      await settled(element);
      expect(textOf(element)).toContain('Enter a whole number from 1 to 2,048.');
      expect(find(element, '#max-tokens').getAttribute('aria-invalid')).toBe('true');
      expect(changed).not.toHaveBeenCalled();
    },
  );

  it('explains why half a number is no seed', async () => {
    const element = await show();
    enter(element, '#seed', '1.5');
    await settled(element);
    expect(textOf(element)).toContain('Enter a whole number from 0 to 2,147,483,647.');
  });

  it('offers thinking only where the model has it', async () => {
    const element = await show();
    expect(element.shadowRoot?.querySelector('#thinking')).toBeNull();
    element.canThink = true;
    await settled(element);
    const changed = nextEvent(element, 'settings-changed');
    enter(element, '#thinking', 'off');
    expect((await changed).settings.thinking).toBe('off');
  });

  it('shows what the model’s maker would have it told', async () => {
    const element = await show();
    expect(textOf(element)).not.toContain('its maker');
    element.modelPrompt = 'You are a lamp.';
    await settled(element);
    expect(find<HTMLTextAreaElement>(element, 'textarea').placeholder).toBe('You are a lamp.');
    expect(textOf(element)).toContain('Left empty, it reads the words of its maker.');
  });
});
