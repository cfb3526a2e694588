import type { ExportFormat } from '../../transfer/contract/transfer-contract.ts';

/** What is shown is wanted as a file of this form. */
export class ExportRequestedEvent extends Event {
  readonly format: ExportFormat;

  constructor(format: ExportFormat) {
    super('export-requested', { bubbles: true, composed: true });
    this.format = format;
  }
}

declare global {
  interface HTMLElementEventMap {
    'export-requested': ExportRequestedEvent;
  }
}
