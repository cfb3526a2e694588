import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from '../../styles/shared.ts';
import { typesetter } from '../../typesetting/client/shared-typesetter.ts';
import { codeLanguage } from '../../typesetting/contract/code-languages.ts';
import '../copy-button/copy-button.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import '../scroll-box/scroll-box.ts';
import { forgetNear, whenNear } from '../when-near.ts';
import { CodePainter } from './code-painter.ts';
import { styles } from './code-block.styles.ts';

/** A longer text stays plain: thousands of coloured words make each change of the page slow. */
const maxLength = 20_000;
/** How long a block that grows waits until it is read again. */
const pauseMs = 400;

/** Code with its language, a button that copies it, and colours once it is in sight. */
@customElement('hearth-code-block')
export class HearthCodeBlock extends OwnTaskElement {
  static override styles = [base, styles];

  private painter: CodePainter | null = null;
  private isNear = false;
  private isReading = false;
  /** The text that has its colours, or was found to have none. */
  private readText: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  @query('code') private place!: HTMLElement;

  @property({ attribute: false }) code = '';
  /** As the model calls it. */
  @property() language = '';

  override connectedCallback(): void {
    super.connectedCallback();
    whenNear(this, () => {
      this.isNear = true;
      void this.readSoon();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    forgetNear(this);
    clearTimeout(this.timer);
    this.isNear = false;
    this.isReading = false;
  }

  override updated(changed: PropertyValues<this>): void {
    this.painter ??= new CodePainter(this.place);
    if (changed.has('language')) this.readText = null;
    this.painter.write(this.code);
    void this.readSoon();
  }

  /** Reads the code once more if it has changed; while it grows, only now and then. */
  private async readSoon(): Promise<void> {
    const { code, isNear, isReading } = this;
    const language = codeLanguage(this.language);
    if (language === null || !isNear || isReading || code === this.readText || code.length > maxLength)
      return;
    this.isReading = true;
    this.readText = code;
    const stretches = await typesetter.highlight(code, language);
    if (stretches !== null && this.code.startsWith(code)) await this.painter?.paint(stretches);
    this.timer = setTimeout(() => {
      this.isReading = false;
      void this.readSoon();
    }, pauseMs);
  }

  override render() {
    const { code, language } = this;
    return html`<figure>
      <figcaption>
        <span>${language === '' ? msg('code') : language}</span>
        <hearth-copy-button what=${msg('code')} .text=${code}></hearth-copy-button>
      </figcaption>
      <hearth-scroll-box dir="ltr" label=${language === '' ? msg('Code') : msg(str`Code, ${language}`)}>
        <pre><code></code></pre>
      </hearth-scroll-box>
    </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-code-block': HearthCodeBlock;
  }
}
