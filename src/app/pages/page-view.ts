import { LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { toAppError } from '../../errors/app-error.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { Services } from '../services.ts';

/** What the pages beside the chat have in common: the services, one piece of work at a time, and its failure. */
export abstract class PageView extends LitElement {
  @property({ attribute: false }) services!: Services;

  @state() protected busy = false;
  @state() protected error: AppError | null = null;

  /** Runs one command of the visitor; a failure is shown, and what is shown is looked up again in any case. */
  protected async run(work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await work();
    } catch (error) {
      this.error = toAppError(error);
    }
    await this.look().catch((error: unknown) => (this.error ??= toAppError(error)));
    this.busy = false;
  }

  /** Looks up what the page shows. */
  protected abstract look(): Promise<void>;
}
