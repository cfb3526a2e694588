import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { isAnyObject } from '../../conversations/json-schema/any-object.ts';
import type { JsonVerdict } from '../../conversations/json-schema/validate-json.ts';
import { base, buttons } from '../../styles/shared.ts';
import '../copy-button/copy-button.ts';
import { describeJsonProblem } from '../describe-json-problem.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './json-reply.styles.ts';

const validator = () => import('../../conversations/json-schema/validate-json.ts');

const mostProblems = 3;

/** A reply that is to be JSON: laid out to be read, and held against its schema once it is whole. */
@customElement('hearth-json-reply')
export class HearthJsonReply extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  /** Null where it is no JSON, or not whole yet. */
  private parsed: { value: unknown } | null = null;

  @state() private verdict: JsonVerdict | null = null;

  /** As the model wrote it. */
  @property({ attribute: false }) text = '';
  /** What it was to satisfy. */
  @property({ attribute: false }) schema: object = {};
  /** It is still being written. */
  @property({ type: Boolean }) live = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('text') && !changed.has('schema') && !changed.has('live')) return;
    this.verdict = null;
    this.parsed = this.live ? null : parse(this.text);
    if (this.parsed !== null) void this.check(this.parsed);
  }

  private async check(parsed: { value: unknown }): Promise<void> {
    const { validateJson } = await validator();
    if (this.parsed === parsed) this.verdict = validateJson(parsed.value, this.schema);
  }

  private get shown(): string {
    return this.parsed === null ? this.text : JSON.stringify(this.parsed.value, null, 2);
  }

  private onDownload(): void {
    const url = URL.createObjectURL(new Blob([`${this.shown}\n`], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'reply.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  override render() {
    return html`<figure>
        <figcaption>
          <span>JSON</span>
          ${this.live || this.text === '' ? nothing : this.renderActions()}
        </figcaption>
        <pre dir="ltr" tabindex="0"><code>${this.shown}</code></pre>
      </figure>
      <div role="status">${this.live ? nothing : this.renderVerdict()}</div>`;
  }

  private renderActions() {
    return html`<span class="actions">
      <button type="button" class="quiet" aria-label=${msg('Download the JSON')} @click=${this.onDownload}>
        <hearth-icon name="download"></hearth-icon>${msg('Download')}
      </button>
      <hearth-copy-button what="json" .text=${this.shown}></hearth-copy-button>
    </span>`;
  }

  private renderVerdict() {
    if (this.parsed === null)
      return this.text === ''
        ? nothing
        : this.renderLine(
            'alert',
            msg('This is not whole JSON: it ends too early, or something else came in.'),
          );
    switch (this.verdict?.status) {
      case undefined:
        return nothing;
      case 'valid':
        return this.renderLine(
          'check',
          isAnyObject(this.schema) ? msg('Valid JSON.') : msg('Valid: it keeps to the schema.'),
        );
      case 'unchecked':
        return this.renderLine('info', msg('It is JSON. The schema cannot be used to check it.'));
      case 'invalid':
        return this.renderProblems(this.verdict);
    }
  }

  private renderProblems({ problems }: Extract<JsonVerdict, { status: 'invalid' }>) {
    const rest = problems.length - mostProblems;
    return html`${this.renderLine('alert', msg('It does not keep to the schema:'))}
      <ul>
        ${problems
          .slice(0, mostProblems)
          .map((problem) => html`<li>${describeJsonProblem(problem, msg('The reply'))}</li>`)}
        ${rest > 0 ? html`<li>${msg('and more of the kind.')}</li>` : nothing}
      </ul>`;
  }

  private renderLine(icon: 'check' | 'alert' | 'info', words: string) {
    return html`<p class=${icon}><hearth-icon name=${icon}></hearth-icon>${words}</p>`;
  }
}

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-json-reply': HearthJsonReply;
  }
}
