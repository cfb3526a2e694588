import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { summaryOf } from '../conversations/to-messages.ts';
import { StoreController } from '../state/store-controller.ts';
import '../ui/context-meter/context-meter.ts';
import { AppView } from './app-view.ts';
import type { HearthContextDialog } from '../ui/context-meter/context-dialog.ts';
import type { ContextServices } from './context-services.ts';
import type { Services } from './services.ts';

/** Below the composer: how full the model's context is, and on demand all that it reads. */
@customElement('hearth-context-view')
export class HearthContextView extends AppView {
  @query('hearth-context-dialog') private dialog!: HearthContextDialog | null;

  @state() private room: ContextServices | null = null;
  /** Most people never look. */
  @state() private isDialogThere = false;

  protected override stores({ conversation }: Services) {
    return [conversation, conversation.liveReply];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('services')) void this.begin();
  }

  private async begin(): Promise<void> {
    const room = await this.services.context();
    new StoreController(this, room.context, (value) => value);
    this.room = room;
  }

  private async onOpen(): Promise<void> {
    await import('../ui/context-meter/context-dialog.ts');
    this.isDialogThere = true;
    await this.updateComplete;
    await this.dialog?.open();
  }

  /** What of the conversation is not sent. */
  private get forgotten(): HearthContextDialog['forgotten'] {
    const { value, path } = this.services.conversation;
    if (!path.some(({ id }) => id === value.forgotten?.throughId)) return 'nothing';
    return summaryOf(value, path) === null ? 'turns' : 'summary';
  }

  override render() {
    const count = this.room?.context.value ?? null;
    if (count === null) return nothing;
    return html`<hearth-context-meter
        .count=${count}
        @context-requested=${() => void this.onOpen()}
      ></hearth-context-meter>
      ${this.isDialogThere ? this.renderDialog(count) : nothing}`;
  }

  private renderDialog(count: HearthContextDialog['count']) {
    return html`<hearth-context-dialog
      .count=${count}
      forgotten=${this.forgotten}
      @remembering-requested=${() => this.services.conversation.forget(null)}
    ></hearth-context-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-context-view': HearthContextView;
  }
}
