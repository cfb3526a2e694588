// What a person changes in the settings.
import { describeError } from '../errors/describe-error.ts';
import type { PresetEdit } from '../ui/events/preset-edited-event.ts';
import type { PresetStore } from '../state/preset-store.ts';
import type { Services } from './services.ts';

/** Carries out what a person does with the presets of their own. */
export function editPresets(
  presets: PresetStore,
  { conversation }: Pick<Services, 'conversation'>,
  edit: PresetEdit,
): Promise<void> {
  switch (edit.kind) {
    case 'save':
      return presets.save(edit.name, conversation.value.settings);
    case 'rename':
      return presets.rename(edit.id, edit.name);
    case 'remove':
      return presets.remove(edit.id);
    case 'put-back':
      return presets.put(edit.preset);
  }
}

/** Why what happens to presets may not be kept; empty where all is well. */
export const presetProblem = (presets: PresetStore | null): string =>
  presets?.value.error == null ? '' : describeError(presets.value.error).title;
