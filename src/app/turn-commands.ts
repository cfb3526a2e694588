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

  /** Asks its question again. Ends with the reply, as the next two do. */
  async retry(turnId: string): Promise<void> {
    await this.ask(turnId, ({ conversation }) => conversation.retry(turnId));
  }

  async edit(turnId: string, question: string): Promise<void> {
    await this.ask(turnId, ({ conversation }) => conversation.edit(turnId, question));
  }

  async resume(turnId: string): Promise<void> {
    await this.ask(turnId, ({ conversation }) => conversation.resume(turnId));
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
  private async ask(turnId: string, begin: (services: Services) => Promise<void>): Promise<void> {
    const { model, conversation } = this.services;
    if (model.value.status !== 'ready') await model.start();
    const isThere = conversation.value.turns.some(({ id }) => id === turnId);
    if (model.value.status === 'ready' && isThere && !conversation.isAnswering) await begin(this.services);
  }
}
