import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { SidebarToggledEvent } from '../events/sidebar-toggled-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './layout.styles.ts';

/** Keep in step with the media queries of the styles and of the header. */
const wide = '(min-width: 50rem)';

/**
 * The page: a sidebar (a drawer on narrow screens), header, main and composer, with their landmarks.
 * Opens the drawer on `menu-requested` from the header; closes it when a conversation was chosen.
 * @event sidebar-toggled - on wide screens, where its owner keeps whether it is shown
 * @slot sidebar
 * @slot header
 * @slot - what the page is about
 * @slot composer
 */
@customElement('hearth-layout')
export class HearthLayout extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  private readonly wideScreen = matchMedia(wide);

  @query('.drawer') private drawer!: HTMLElement;
  @query('main') private main!: HTMLElement;

  @state() private isWide = this.wideScreen.matches;
  @state() private isDrawerOpen = false;

  /** First visit: no sidebar, no composer, everything in the middle. */
  @property({ type: Boolean, reflect: true, attribute: 'first-visit' }) firstVisit = false;
  /** On wide screens: the sidebar was hidden. */
  @property({ type: Boolean, reflect: true, attribute: 'without-sidebar' }) withoutSidebar = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.wideScreen.addEventListener('change', this.onWidth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.wideScreen.removeEventListener('change', this.onWidth);
  }

  openDrawer(): void {
    if (this.isWide || this.firstVisit) return;
    this.drawer.showPopover();
    this.drawer.focus();
  }

  /** Shows the conversations, beside the page or as a drawer. */
  showSidebar(): void {
    if (!this.isWide) this.openDrawer();
    else if (this.withoutSidebar) this.dispatchEvent(new SidebarToggledEvent(true));
  }

  toggleSidebar(): void {
    if (this.isWide) this.dispatchEvent(new SidebarToggledEvent(this.withoutSidebar));
    else if (this.isDrawerOpen) this.closeDrawer();
    else this.openDrawer();
  }

  closeDrawer(): void {
    if (this.drawer.matches(':popover-open')) this.drawer.hidePopover();
  }

  private readonly onWidth = (): void => {
    this.closeDrawer();
    this.isWide = this.wideScreen.matches;
  };

  private onToggle(event: ToggleEvent): void {
    this.isDrawerOpen = event.newState === 'open';
  }

  private onSkip(event: Event): void {
    event.preventDefault();
    this.main.focus();
  }

  override render() {
    return html`<nav aria-label=${msg('Skip')}>
        <a class="skip visually-hidden" href="#main" @click=${this.onSkip}
          >${msg('Skip to the conversation')}</a
        >
      </nav>
      <aside
        class="drawer"
        tabindex="-1"
        aria-label=${msg('Conversations')}
        popover=${this.isWide ? nothing : 'auto'}
        @toggle=${this.onToggle}
        @conversation-selected=${this.closeDrawer}
        @conversation-started=${this.closeDrawer}
      >
        <button type="button" class="quiet icon close" aria-label=${msg('Close')} @click=${this.closeDrawer}>
          <hearth-icon name="close"></hearth-icon>
        </button>
        <slot name="sidebar"></slot>
      </aside>
      <div class="page" ?inert=${this.isDrawerOpen}>
        <header @menu-requested=${this.showSidebar}><slot name="header"></slot></header>
        <main id="main" tabindex="-1"><slot></slot></main>
        <footer aria-label=${msg('Ask')}><slot name="composer"></slot></footer>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-layout': HearthLayout;
  }
}
