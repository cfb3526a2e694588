import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { MenuChosenEvent } from '../events/menu-chosen-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import type { IconName } from '../icon/icon.ts';

export interface MenuItem {
  name: string;
  label: string;
  icon: IconName;
}

const gap = 4;

const styles = css`
  [popover] {
    position: fixed;
    inset: var(--menu-top, 0) auto auto var(--menu-left, 0);
    margin: 0;
    padding: var(--space-1);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
    box-shadow: var(--shadow);
    color: var(--ink);
  }
  [popover]:popover-open {
    display: grid;
  }
  button {
    justify-content: flex-start;
    border-color: transparent;
    font-weight: 400;
  }
  hearth-icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    color: var(--ink-soft);
  }
  :focus-visible {
    outline-offset: -2px;
  }
`;

/**
 * A short list of actions that opens beside the button that asks for it.
 * @event menu-chosen - with the entry's name; the menu is closed already, and the focus back on its button
 */
@customElement('hearth-menu')
export class HearthMenu extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  private anchor: HTMLElement | null = null;
  /** What was open when a press began: the press itself closes it, and must not open it again. */
  private openAtPress: HTMLElement | null = null;

  @query('[popover]') private panel!: HTMLElement;

  @property({ attribute: false }) items: readonly MenuItem[] = [];
  /** What the menu is about. */
  @property() label = '';

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pointerdown', this.onPress, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pointerdown', this.onPress, { capture: true });
  }

  /** Opens beside a button, or closes where it is that button's already. */
  async toggle(anchor: HTMLElement): Promise<void> {
    const wasOpen = this.openAtPress === anchor;
    this.openAtPress = null;
    if (wasOpen) return;
    await this.updateComplete;
    this.anchor = anchor;
    this.panel.showPopover();
    this.place(anchor);
    this.buttons.at(0)?.focus();
  }

  private get buttons(): HTMLButtonElement[] {
    return Array.from(this.panel.querySelectorAll('button'));
  }

  /** Under the button where there is room, with the end of both in line. */
  private place(anchor: HTMLElement): void {
    const at = anchor.getBoundingClientRect();
    const { width, height } = this.panel.getBoundingClientRect();
    const isRightToLeft = this.matches(':dir(rtl)');
    const left = isRightToLeft ? at.left : at.right - width;
    const below = at.bottom + gap;
    const top = below + height <= innerHeight ? below : Math.max(gap, at.top - gap - height);
    const mostLeft = Math.max(gap, innerWidth - width - gap);
    this.style.setProperty('--menu-left', `${Math.min(mostLeft, Math.max(gap, left))}px`);
    this.style.setProperty('--menu-top', `${top}px`);
  }

  private readonly onPress = (): void => {
    this.openAtPress = this.anchor;
  };

  /** What it stands beside has moved. */
  private readonly onScroll = (): void => this.panel.hidePopover();

  /** The focus goes back to the button, unless a person has put it elsewhere. */
  private onBeforeToggle({ newState }: ToggleEvent): void {
    if (newState === 'closed' && this.shadowRoot?.activeElement !== null) this.anchor?.focus();
  }

  private onToggle({ newState }: ToggleEvent): void {
    const isOpen = newState === 'open';
    if (!isOpen) this.anchor = null;
    const change = isOpen ? 'addEventListener' : 'removeEventListener';
    window[change]('scroll', this.onScroll, { capture: true });
    window[change]('resize', this.onScroll);
  }

  private onKey(event: KeyboardEvent): void {
    const { buttons } = this;
    const index = buttons.findIndex((button) => button === this.shadowRoot?.activeElement);
    const count = buttons.length;
    const next = { ArrowDown: index + 1, ArrowUp: index - 1 + count, Home: 0, End: count - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      buttons[next % count]?.focus();
    }
    // Tab leaves a menu; Escape closes only this.
    if (event.key === 'Tab') this.panel.hidePopover();
    event.stopPropagation();
  }

  private onChoose(name: string): void {
    this.panel.hidePopover();
    this.dispatchEvent(new MenuChosenEvent(name));
  }

  override render() {
    return html`<div
      popover
      role="menu"
      tabindex="-1"
      aria-label=${this.label || nothing}
      @beforetoggle=${this.onBeforeToggle}
      @toggle=${this.onToggle}
      @keydown=${this.onKey}
    >
      ${this.items.map(
        ({ name, label, icon }) =>
          html`<button type="button" role="menuitem" tabindex="-1" @click=${() => this.onChoose(name)}>
            <hearth-icon name=${icon}></hearth-icon>${label}
          </button>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-menu': HearthMenu;
  }
}
