import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../../styles/shared.ts';
import { typesetter } from '../../typesetting/client/shared-typesetter.ts';
import '../scroll-box/scroll-box.ts';
import { forgetNear, whenNear } from '../when-near.ts';
import { buildFormula } from './build-formula.ts';
import { styles } from './formula.styles.ts';
import { subscriptsNeedHelp } from './subscript-shift.ts';
import type { FormulaElement } from '../../typesetting/contract/typesetting-contract.ts';

/** A longer formula inside a line may not fit into it, and scrolls. */
const longLength = 60;

/** A formula as MathML, which screen readers read; until it is set, and where it cannot be, its source. */
@customElement('hearth-formula')
export class HearthFormula extends LitElement {
  static override styles = [base, styles];

  /** What is shown of it. Made once: the same element stays in its place. */
  @state() private math: Element | null = null;

  @property({ attribute: false }) tex = '';
  /** As it was written, with what marks it as a formula. */
  @property({ attribute: false }) source = '';
  /** It stands on a line of its own. */
  @property({ type: Boolean, reflect: true }) display = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.setSoon();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    forgetNear(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tex') || changed.has('display')) this.setSoon();
  }

  /** At once when it was set before, so that nothing jumps. */
  private setSoon(): void {
    const known = typesetter.knownFormula(this.tex, this.display);
    this.show(known ?? null);
    if (known === undefined) whenNear(this, () => void this.set());
  }

  private async set(): Promise<void> {
    const { tex, display } = this;
    const formula = await typesetter.setFormula(tex, display);
    if (tex === this.tex && display === this.display) this.show(formula);
  }

  private show(formula: FormulaElement | null): void {
    this.math = formula === null ? null : buildFormula(formula);
    if (this.math?.querySelector('msub') != null) void this.helpSubscripts();
  }

  private async helpSubscripts(): Promise<void> {
    if (this.shadowRoot !== null) this.toggleAttribute('lower', await subscriptsNeedHelp(this.shadowRoot));
  }

  override render() {
    const { math, source, display, tex } = this;
    if (math === null) return html`<code dir="ltr">${source}</code>`;
    if (!display && tex.length <= longLength) return math;
    return html`<hearth-scroll-box dir="ltr" label=${msg('Formula')}>${math}</hearth-scroll-box>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-formula': HearthFormula;
  }
}
