/** An entry of a menu was chosen. */
export class MenuChosenEvent extends Event {
  readonly name: string;

  constructor(name: string) {
    super('menu-chosen', { bubbles: true, composed: true });
    this.name = name;
  }
}

declare global {
  interface HTMLElementEventMap {
    'menu-chosen': MenuChosenEvent;
  }
}
