import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { defaultGenerationSettings } from '../../conversations/generation-settings.ts';
import type { GenerationSettings } from '../../conversations/generation-settings.ts';
import { builtInPresets, isInForce, presetName, withPreset } from '../../conversations/presets.ts';
import type { BuiltInPresetId, Preset } from '../../conversations/presets.ts';
import { base, buttons, inputs } from '../../styles/shared.ts';
import { PresetEditedEvent } from '../events/preset-edited-event.ts';
import type { PresetEdit } from '../events/preset-edited-event.ts';
import { SettingsChangedEvent } from '../events/settings-changed-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './preset-picker.styles.ts';

const builtInNames = (): Record<BuiltInPresetId, string> => ({
  precise: msg('Precise'),
  balanced: msg('Balanced'),
  creative: msg('Creative'),
});

/**
 * Settings by their names: some that everybody has, and those that the person has kept.
 * @event settings-changed - all settings, after one was chosen
 * @event preset-edited - one of the person's own is to be kept, named or removed
 */
@customElement('hearth-preset-picker')
export class HearthPresetPicker extends OwnTaskElement {
  static override styles = [base, buttons, inputs, styles];

  @query('select') private select!: HTMLSelectElement;
  @query('#name') private nameField!: HTMLInputElement | null;

  /** What the field for a name is there for. */
  @state() private naming: 'save' | 'rename' | null = null;
  /** The one that was removed last, as long as it can be put back. */
  @state() private removed: Preset | null = null;
  /** Of several that say the same, the one that was chosen. */
  @state() private chosenId = '';

  @property({ attribute: false }) settings: GenerationSettings = defaultGenerationSettings;
  /** The person's own. */
  @property({ attribute: false }) presets: readonly Preset[] = [];
  /** Why what happens to them may not be kept. */
  @property({ attribute: false }) problem = '';

  override updated(): void {
    // The options come after the select itself, and a person's choice outlives what its options say.
    this.select.value = this.inForce?.id ?? '';
  }

  /** The preset that the settings are, if any. */
  private get inForce(): (typeof builtInPresets)[number] | Preset | undefined {
    const matching = [...this.presets, ...builtInPresets].filter((each) => isInForce(each, this.settings));
    return matching.find(({ id }) => id === this.chosenId) ?? matching[0];
  }

  /** The one of the person's own that the settings are. */
  private get own(): Preset | undefined {
    const { inForce } = this;
    return this.presets.find((preset) => preset === inForce);
  }

  private onChoose(): void {
    const { value } = this.select;
    const preset = [...this.presets, ...builtInPresets].find(({ id }) => id === value);
    if (preset === undefined) return;
    this.chosenId = value;
    this.settings = withPreset(this.settings, preset);
    this.dispatchEvent(new SettingsChangedEvent(this.settings));
  }

  private async onName(what: 'save' | 'rename'): Promise<void> {
    this.naming = what;
    await this.updateComplete;
    this.nameField?.select();
    this.nameField?.focus();
  }

  private onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const name = presetName(this.nameField?.value ?? '');
    if (name === '') return;
    if (this.naming === 'save') this.edit({ kind: 'save', name });
    else if (this.own !== undefined) this.edit({ kind: 'rename', id: this.own.id, name });
    void this.leaveName();
  }

  private onNameKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // It means the field and not the dialog around it.
    event.preventDefault();
    void this.leaveName();
  }

  private async leaveName(): Promise<void> {
    this.naming = null;
    await this.updateComplete;
    this.select.focus();
  }

  private onRemove(preset: Preset): void {
    this.edit({ kind: 'remove', id: preset.id });
    this.removed = preset;
    this.select.focus(); // the button goes away
  }

  private onUndo(preset: Preset): void {
    this.edit({ kind: 'put-back', preset });
    this.select.focus();
  }

  private edit(edit: PresetEdit): void {
    this.removed = null;
    this.dispatchEvent(new PresetEditedEvent(edit));
  }

  override render() {
    const { inForce } = this;
    const names = builtInNames();
    return html`<label for="preset">${msg('Preset')}</label>
      <div class="row">
        <select id="preset" @change=${this.onChoose}>
          ${inForce === undefined ? html`<option value="">${msg('settings of its own')}</option>` : nothing}
          ${builtInPresets.map(({ id }) => html`<option value=${id}>${names[id]}</option>`)}
          ${
            this.presets.length === 0
              ? nothing
              : html`<optgroup label=${msg('Yours')}>
                  ${this.presets.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
                </optgroup>`
          }
        </select>
        ${this.renderButtons()}
      </div>
      ${this.naming === null ? nothing : this.renderName()}
      <p role="status">${this.removed === null ? nothing : this.renderRemoved(this.removed)}</p>
      <p class="problem" role="status">${this.problem}</p>`;
  }

  private renderButtons() {
    const { own } = this;
    if (this.naming !== null) return nothing;
    if (own === undefined)
      return html`<button type="button" class="quiet" @click=${() => void this.onName('save')}>
        ${msg('Save as…')}
      </button>`;
    return html`<button type="button" class="quiet" @click=${() => void this.onName('rename')}>
        ${msg('Rename')}
      </button>
      <button type="button" class="quiet" @click=${() => this.onRemove(own)}>${msg('Delete')}</button>`;
  }

  private renderName() {
    return html`<form @submit=${this.onSubmit}>
      <label for="name">${msg('Name of the preset')}</label>
      <div class="row">
        <input
          id="name"
          type="text"
          dir="auto"
          required
          maxlength="60"
          autocomplete="off"
          .value=${this.presets.find(({ id }) => id === this.chosenId)?.name ?? this.own?.name ?? ''}
          @keydown=${this.onNameKey}
        />
        <button type="submit">${msg('Save')}</button>
        <button type="button" class="quiet" @click=${() => void this.leaveName()}>${msg('Cancel')}</button>
      </div>
    </form>`;
  }

  private renderRemoved(preset: Preset) {
    return html`<span>${msg(str`“${preset.name}” was deleted.`)}</span>
      <button type="button" class="quiet" @click=${() => this.onUndo(preset)}>${msg('Undo')}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-preset-picker': HearthPresetPicker;
  }
}
