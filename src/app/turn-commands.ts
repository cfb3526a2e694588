// What can be done with a turn. Each command that asks the model starts it first, where it is on this device.
import { msg } from '@lit/localize';
import type { Notice } from './app-commands.ts';
import type { Services } from './services.ts';
import type { Readiness } from '../ui/turn/readiness.ts';

export class TurnCommands {
  private readonly services: Services;
  private readonly notify: (notice: Notice) => void;

  constructor(services: Services, notify: (notice: Notice) => void) {
    this.services = services;
    this.notify = notify;
  }

  /** Whether a turn can be asked again or gone on with. What is not here yet is fetched with consent only, so not from a turn. */
  get readiness(): Readiness {
    const { model, conversation } = this.services;
    if (conversation.liveReply.value !== null) return 'answering';
    const { value } = model;
    switch (value.status) {
      case 'ready':
      case 'failed':
        return 'ready';
      case 'offered':
        return value.stored ? 'ready' : 'none';
      case 'unsupported':
      case 'paused':
        return 'none';
      default:
        return 'starting';
    }
  }

  /** @returns whether it has begun */
  async retry(turnId: string): Promise<boolean> {
    return this.ask(turnId, ({ conversation }) => void conversation.retry(turnId));
  }

  /** @returns whether it has begun */
  async edit(turnId: string, question: string): Promise<boolean> {
    return this.ask(turnId, ({ conversation }) => void conversation.edit(turnId, question));
  }

  /** @returns whether it has begun */
  async resume(turnId: string): Promise<boolean> {
    return this.ask(turnId, ({ conversation }) => void conversation.resume(turnId));
  }

  /** Deletes at once; the way back is offered for as long as the notice stands. */
  remove(turnId: string, onBack: () => void): boolean {
    const { conversation } = this.services;
    const before = conversation.removeTurn(turnId);
    if (before === null) return false;
    const putBack = async (): Promise<void> => {
      if (conversation.value.id !== before.id) await this.services.history.select(before.id);
      conversation.putBack(before);
      onBack();
    };
    this.notify({ text: msg('The question and its reply were deleted.'), undo: () => void putBack() });
    return true;
  }

  /** Unless the person has turned to something else while the model started. */
  private async ask(turnId: string, begin: (services: Services) => void): Promise<boolean> {
    const { model, conversation } = this.services;
    if (model.value.status !== 'ready') await model.start();
    const isThere = conversation.value.turns.some(({ id }) => id === turnId);
    if (model.value.status !== 'ready' || !isThere || conversation.isAnswering) return false;
    begin(this.services);
    return true;
  }
}
