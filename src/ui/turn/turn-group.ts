import { OutOfSight } from './out-of-sight.ts';

/**
 * Some turns of a long conversation. Far from the view the browser looks at the group and at none of its turns, so that a
 * conversation costs no more for being long; they can still be found and read out.
 */
export class HearthTurnGroup extends HTMLElement {
  readonly outOfSight = new OutOfSight(this);

  /** How much room it will roughly take, in pixels, until it is drawn. */
  set expectedPx(expectedPx: number) {
    this.style.setProperty('--group-size', `${expectedPx}px`);
  }
}

customElements.define('hearth-turn-group', HearthTurnGroup);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-turn-group': HearthTurnGroup;
  }
}
