/** The conversations beside the page were shown or hidden. */
export class SidebarToggledEvent extends Event {
  readonly isShown: boolean;

  constructor(isShown: boolean) {
    super('sidebar-toggled', { bubbles: true, composed: true });
    this.isShown = isShown;
  }
}

declare global {
  interface HTMLElementEventMap {
    'sidebar-toggled': SidebarToggledEvent;
  }
}
