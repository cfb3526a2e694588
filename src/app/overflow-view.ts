import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { formatNumber, plural } from '../i18n/format-number.ts';
import { describeError } from '../errors/describe-error.ts';
import { StoreController } from '../state/store-controller.ts';
import '../ui/overflow-card/overflow-card.ts';
import { AppView } from './app-view.ts';
import type { AskRequest } from '../conversations/ask-request.ts';
import type { LeftOut, Overflow } from '../state/overflow-store.ts';
import type { OverflowChoice, OverflowChosenEvent } from '../ui/events/overflow-chosen-event.ts';
import type { QuestionPart } from '../ui/overflow-card/overflow-card.ts';
import type { ContextServices } from './context-services.ts';

/** Above the composer: the choices for a question that does not fit. */
@customElement('hearth-overflow-view')
export class HearthOverflowView extends AppView {
  private hadFocus = false;

  @state() private room: ContextServices | null = null;
  /** Of what a question consists that is too long even alone. */
  @state() private parts: readonly QuestionPart[] = [];

  protected override stores(): readonly object[] {
    return [];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('services')) void this.begin();
    this.hadFocus = this.matches(':focus-within');
  }

  /** The button that was pressed is gone: what was asked goes on where one writes. */
  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const root = this.getRootNode();
    const isGone = this.room?.overflow.value === null;
    if (isGone && this.hadFocus && root instanceof ShadowRoot)
      void root.querySelector('hearth-composer-view')?.focusComposer();
  }

  private async begin(): Promise<void> {
    const room = await this.services.context();
    new StoreController(this, room.overflow, (value) => value);
    this.room = room;
    room.overflow.subscribe(() => void this.lookAtParts(room));
  }

  private async lookAtParts({ context, overflow }: ContextServices): Promise<void> {
    const { value } = overflow;
    const isTooLong = value !== null && value.plan.excessTokens > 0;
    const parts = isTooLong ? await sizeParts(value.request, context) : [];
    if (overflow.value === value) this.parts = parts;
  }

  private onChoice({ overflow }: ContextServices, { choice }: OverflowChosenEvent): void {
    const actions: Record<OverflowChoice, () => unknown> = {
      'leave-out': () => this.tell(overflow.leaveOut()),
      summarise: () => overflow.summarise(),
      'start-fresh': () => overflow.startFresh(),
      'send-anyway': () => overflow.sendAnyway(),
      cancel: () => overflow.cancel(),
      change: () => overflow.takeBack(),
    };
    void actions[choice]();
  }

  private tell(left: LeftOut | null): void {
    if (left === null) return;
    const turns = formatNumber(left.turns);
    const text = plural(
      left.turns,
      msg('The oldest turn is no longer sent.'),
      msg(str`The ${turns} oldest turns are no longer sent.`),
    );
    this.commands.notify({ text, undo: () => void this.undo(left) });
  }

  private async undo({ conversationId, undo }: LeftOut): Promise<void> {
    const { conversation, history } = this.services;
    if (conversation.value.id !== conversationId) await history.select(conversationId);
    undo();
  }

  override render() {
    const { room } = this;
    const overflow = room?.overflow.value ?? null;
    if (room === null || overflow === null) return nothing;
    const { cause, count, plan, progress } = overflow;
    return html`<hearth-overflow-card
      cause=${cause}
      .count=${count}
      .plan=${plan}
      .parts=${this.parts}
      .progress=${progress}
      failure=${failureWords(overflow)}
      @overflow-chosen=${(event: OverflowChosenEvent) => this.onChoice(room, event)}
    ></hearth-overflow-card>`;
  }
}

/** The words and the texts of a question, each with its size. */
async function sizeParts(
  { question: { question, attachments = [] } }: AskRequest,
  context: ContextServices['context'],
): Promise<QuestionPart[]> {
  const texts = [{ name: null, text: question }, ...attachments];
  const tokens = await context.sizes(texts.map(({ text }) => text));
  return texts.map(({ name }, index) => ({ name, tokens: tokens[index] ?? 0 }));
}

function failureWords({ failure }: Overflow): string {
  if (failure === null) return '';
  if (failure === 'no-summary') return msg('The model wrote no summary. Nothing has changed.');
  const { title } = describeError(failure);
  return msg(str`There is no summary. ${title} Nothing has changed.`);
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-overflow-view': HearthOverflowView;
  }
}
