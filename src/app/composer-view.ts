import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { base } from '../styles/shared.ts';
import '../ui/composer/composer.ts';
import '../ui/cores-offer/cores-offer.ts';
import '../ui/error-notice/error-notice.ts';
import { leavingWords } from '../ui/leaving-words.ts';
import { afterFrame } from '../ui/next-task.ts';
import { AppView } from './app-view.ts';
import { renderModel } from './render-model.ts';
import type { HearthComposer } from '../ui/composer/composer.ts';
import type { CoresWishedEvent } from '../ui/events/cores-wished-event.ts';
import type { DraftChangedEvent } from '../ui/events/draft-changed-event.ts';
import type { Services } from './services.ts';

/** Below the conversation: where one writes, or what has to happen before one can. */
@customElement('hearth-composer-view')
export class HearthComposerView extends AppView {
  static override styles = [
    base,
    css`
      hearth-error-notice {
        max-inline-size: 68ch;
        margin: var(--space-2) auto;
        padding-inline: var(--space-4);
      }
    `,
  ];

  private wasReady = false;

  @query('hearth-composer') private composer!: HearthComposer | null;

  protected override stores({ model, conversation, history, cores, draft }: Services) {
    return [model, model.choice, conversation, conversation.liveReply, history, cores, draft];
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const isReady = this.services.model.value.status === 'ready';
    if (isReady && !this.wasReady) void this.focusComposer();
    this.wasReady = isReady;
  }

  private async focusComposer(): Promise<void> {
    await this.composer?.updateComplete;
    await afterFrame();
    this.composer?.focus();
  }

  private get hint(): string {
    const leaving = leavingWords(this.services.model.choice.value.elsewhere);
    return msg(str`${leaving === '' ? '' : `What you write ${leaving}. `}The model may be wrong.`);
  }

  override render() {
    return html`${this.renderStorage()} ${this.renderCores()} ${this.renderBottom()}`;
  }

  private renderBottom() {
    const { model, conversation } = this.services;
    const isAnswering = conversation.liveReply.value !== null;
    const { status } = model.value;
    // The turn in which it happened says what failed and offers the way on; once is enough.
    if (this.isToldAbove)
      return this.renderComposer('unavailable', 'The model is not running at the moment.');
    if (status !== 'ready' && !isAnswering) return renderModel(model.value, model.choice.value, 'compact');
    return this.renderComposer(isAnswering ? 'answering' : 'idle', this.hint);
  }

  private get isToldAbove(): boolean {
    const { model, conversation } = this.services;
    const outcome = conversation.path.at(-1)?.outcome;
    return (
      model.value.status === 'failed' &&
      outcome?.status === 'failed' &&
      outcome.error.code === model.value.error.code
    );
  }

  private renderComposer(status: HearthComposer['status'], hint: string) {
    const { draft } = this.services;
    return html`<hearth-composer
      status=${status}
      .hint=${hint}
      .draft=${draft.value}
      @draft-changed=${(event: DraftChangedEvent) => draft.update(() => event.draft)}
      @stop-requested=${() => this.services.conversation.stop()}
    ></hearth-composer>`;
  }

  private renderStorage() {
    const { error } = this.services.history.value;
    return error && html`<hearth-error-notice .error=${error}></hearth-error-notice>`;
  }

  /** Only what runs on the processor has a use for its cores; a reply is not cut off for it. */
  private renderCores() {
    const { model, conversation, cores } = this.services;
    const isReady = model.value.status === 'ready' && conversation.liveReply.value === null;
    const isOnProcessor = model.choice.value.engine === 'wllama';
    if (!isReady || !isOnProcessor || cores.value !== 'offered') return nothing;
    return html`<hearth-cores-offer
      @cores-wished=${({ wish }: CoresWishedEvent) => void this.commands.changeCores(wish)}
    ></hearth-cores-offer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-composer-view': HearthComposerView;
  }
}
