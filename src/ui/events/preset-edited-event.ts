import type { Preset } from '../../conversations/presets.ts';

/** What a person does with the presets of their own. */
export type PresetEdit =
  /** The settings as they are get a name. */
  | { kind: 'save'; name: string }
  | { kind: 'rename'; id: string; name: string }
  | { kind: 'remove'; id: string }
  | { kind: 'put-back'; preset: Preset };

/** A preset of the person's own is to be kept, named or removed. */
export class PresetEditedEvent extends Event {
  readonly edit: PresetEdit;

  constructor(edit: PresetEdit) {
    super('preset-edited', { bubbles: true, composed: true });
    this.edit = edit;
  }
}

declare global {
  interface HTMLElementEventMap {
    'preset-edited': PresetEditedEvent;
  }
}
