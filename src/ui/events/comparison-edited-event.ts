import type { WaySettings } from '../../conversations/comparison.ts';

export type ComparisonEdit =
  | { kind: 'question'; question: string }
  | { kind: 'way'; index: number; change: Partial<WaySettings> }
  | { kind: 'add' }
  | { kind: 'remove'; index: number };

/** What is to be asked was changed, or in which ways. */
export class ComparisonEditedEvent extends Event {
  readonly edit: ComparisonEdit;

  constructor(edit: ComparisonEdit) {
    super('comparison-edited', { bubbles: true, composed: true });
    this.edit = edit;
  }
}

declare global {
  interface HTMLElementEventMap {
    'comparison-edited': ComparisonEditedEvent;
  }
}
