/** Another turn that stands in the same place shall be shown. */
export class BranchSelectedEvent extends Event {
  /** The one to show. */
  readonly turnId: string;
  /** Whether it is the one before or the one after. */
  readonly step: -1 | 1;

  constructor(turnId: string, step: -1 | 1) {
    super('branch-selected', { bubbles: true, composed: true });
    this.turnId = turnId;
    this.step = step;
  }
}

declare global {
  interface HTMLElementEventMap {
    'branch-selected': BranchSelectedEvent;
  }
}
