import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { toAppError } from '../../errors/app-error.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { ErrorAction } from '../../errors/describe-error.ts';
import type { ErrorActionEvent } from '../../ui/events/error-action-event.ts';
import type { Services } from '../services.ts';

const leadingElsewhere: readonly ErrorAction[] = ['free-space', 'choose-model', 'reload-page'];

/** What the pages beside the chat have in common: the services, one piece of work at a time, and its failure. */
export abstract class PageView extends LitElement {
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  @property({ attribute: false }) services!: Services;

  @state() protected busy = false;
  @state() protected error: AppError | null = null;

  /** Ends with the piece of work that runs. */
  protected idle: Promise<void> = Promise.resolve();

  private isWorking = false;

  /** Looks up what the page shows, for the first time or anew. */
  protected async refresh(): Promise<void> {
    if (!this.busy) await this.runNow(() => Promise.resolve());
  }

  /**
   * Runs one command of the visitor; a failure is shown, and what is shown is looked up again in any case. One that comes
   * while the page only looks is run after that; one that comes while another runs is not.
   */
  protected async run(work: () => Promise<unknown>): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    await this.idle;
    await this.runNow(work);
    this.isWorking = false;
  }

  private async runNow(work: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.idle = this.runAlone(work);
    await this.idle;
  }

  private async runAlone(work: () => Promise<unknown>): Promise<void> {
    this.error = null;
    try {
      await work();
    } catch (error) {
      this.error = toAppError(error);
    }
    await this.look().catch((error: unknown) => (this.error ??= toAppError(error)));
    this.busy = false;
  }

  /**
   * What failed here is no matter of the model in the chat: the action clears the failure, and starts or fetches nothing,
   * unless it leads elsewhere.
   */
  protected readonly onErrorAction = (event: ErrorActionEvent): void => {
    if (!leadingElsewhere.includes(event.action)) event.stopPropagation();
    void this.refresh();
  };

  /** Looks up what the page shows. */
  protected abstract look(): Promise<void>;
}
