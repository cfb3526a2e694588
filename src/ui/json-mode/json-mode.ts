import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { anyObject, isAnyObject } from '../../conversations/json-schema/any-object.ts';
import type { ReadSchema } from '../../conversations/json-schema/read-schema.ts';
import { base, buttons, inputs } from '../../styles/shared.ts';
import '../dialog/dialog.ts';
import type { HearthDialog } from '../dialog/dialog.ts';
import { JsonModeChangedEvent } from '../events/json-mode-changed-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { describeSchema, schemaTitle } from './describe-schema.ts';
import { styles } from './json-mode.styles.ts';
import { schemaExamples } from './schema-examples.ts';

const schemaReader = () => import('../../conversations/json-schema/read-schema.ts');

/**
 * A button that says whether replies are JSON, and a dialog in which a person says of what form.
 * @event json-mode-changed - the schema of the next replies, or null for plain text
 */
@customElement('hearth-json-mode')
export class HearthJsonMode extends OwnTaskElement {
  static override styles = [base, buttons, inputs, styles];

  @query('hearth-dialog') private dialog!: HearthDialog;
  @query('textarea') private field!: HTMLTextAreaElement;

  /** What is in the field. */
  @state() private text = '';
  /** How that is to be taken; null while it is being read, or the field is empty. */
  @state() private read: ReadSchema | null = null;

  /** What the next replies have to satisfy; null: they are plain text. */
  @property({ attribute: false }) schema: object | null = null;

  /** Asks for the form of the replies. */
  async open(): Promise<void> {
    const { schema } = this;
    await this.write(schema === null || isAnyObject(schema) ? '' : JSON.stringify(schema, null, 2));
    await this.dialog.open();
  }

  private get isEmpty(): boolean {
    return this.text.trim() === '';
  }

  private async write(text: string): Promise<void> {
    this.text = text;
    this.read = null;
    if (this.isEmpty) return;
    const { readSchema } = await schemaReader();
    // Meanwhile it may have been written on.
    if (this.text === text) this.read = readSchema(text);
  }

  private onExample(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const example = schemaExamples().find(({ id }) => id === select.value);
    select.value = '';
    if (example === undefined) return;
    void this.write(JSON.stringify(example.schema, null, 2));
    this.field.focus();
  }

  private onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.isEmpty) this.choose(anyObject);
    else if (this.read?.status === 'valid') this.choose(this.read.schema);
  }

  private choose(schema: object | null): void {
    this.dialog.close();
    this.schema = schema;
    this.dispatchEvent(new JsonModeChangedEvent(schema));
  }

  /** What is typed into the dialog is of no concern to what stands around this element. */
  private onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
  }

  override render() {
    return html`${this.renderButton()}
      <hearth-dialog heading=${msg('Reply as JSON')} @keydown=${this.onKeyDown}>
        <form @submit=${this.onSubmit}>
          <p>
            ${msg('The model is held to a form that programs can read, until you turn it off. It helps to name in your question what you want to know.')}
          </p>
          ${this.renderExamples()} ${this.renderField()} ${this.renderFoot()}
        </form>
      </hearth-dialog>`;
  }

  private renderButton() {
    const { schema } = this;
    const title = schema === null ? '' : schemaTitle(schema);
    const off = msg('Reply as JSON');
    const on = title === '' ? msg('Replies are JSON') : msg(str`Replies are JSON: ${title}`);
    return html`<button
      type="button"
      class=${schema === null ? 'quiet icon' : 'on'}
      aria-haspopup="dialog"
      aria-label=${schema === null ? off : on}
      title=${schema === null ? off : on}
      @click=${() => void this.open()}
    >
      <hearth-icon name="braces"></hearth-icon>
      ${schema === null ? nothing : html`<span aria-hidden="true">JSON</span>`}
    </button>`;
  }

  private renderExamples() {
    return html`<div class="field">
      <label for="example">${msg('Begin with an example')}</label>
      <select id="example" @change=${this.onExample}>
        <option value="">${msg('choose one')}</option>
        ${schemaExamples().map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
    </div>`;
  }

  private renderField() {
    const { read } = this;
    const isWrong = read !== null && read.status !== 'valid';
    return html`<div class="field">
      <label for="schema">${msg('JSON Schema')}</label>
      <p id="schema-help">${msg('Left empty, the reply may be any JSON object.')}</p>
      <textarea
        id="schema"
        rows="10"
        dir="ltr"
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        aria-describedby="schema-help schema-state"
        aria-invalid=${isWrong ? 'true' : 'false'}
        .value=${this.text}
        @input=${(event: InputEvent) => void this.write((event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <div id="schema-state" class=${isWrong ? 'wrong' : 'right'} role="status">
        ${
          read === null
            ? nothing
            : describeSchema(read).map(
                (sentence) =>
                  html`<p><hearth-icon name=${isWrong ? 'alert' : 'check'}></hearth-icon>${sentence}</p>`,
              )
        }
      </div>
    </div>`;
  }

  private renderFoot() {
    const isUsable = this.isEmpty || this.read?.status === 'valid';
    return html`<div class="foot">
      <button type="submit" class="primary" aria-disabled=${isUsable ? 'false' : 'true'}>
        ${msg('Reply as JSON')}
      </button>
      ${
        this.schema === null
          ? nothing
          : html`<button type="button" @click=${() => this.choose(null)}>${msg('Plain text again')}</button>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-json-mode': HearthJsonMode;
  }
}
