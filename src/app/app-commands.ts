// What the page does when a person asks for it: each command uses the stores and says how it ended by their state.
import { msg } from '@lit/localize';
import { beginDraft } from './begin-draft.ts';
import { makeRoom } from './make-room.ts';
import { toAppError } from '../errors/app-error.ts';
import type { AppError } from '../errors/app-error.ts';
import type { ErrorAction } from '../errors/describe-error.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { CoresWishedEvent } from '../ui/events/cores-wished-event.ts';
import type { ReloadNote } from '../storage/reload-note.ts';
import type { Services } from './services.ts';

/** A short message with at most one way back. */
export interface Notice {
  text: string;
  undo: (() => void) | null;
}

/** Actions that only show another page. */
const pageOfAction: Partial<Record<ErrorAction, string>> = {
  'choose-model': '#/models',
  'free-space': '#/storage',
  'endpoint-settings': '#/endpoints',
};

export class AppCommands {
  /** Says something short that goes by itself. */
  readonly notify: (notice: Notice) => void;
  private readonly services: Services;

  constructor(services: Services, notify: (notice: Notice) => void) {
    this.services = services;
    this.notify = notify;
  }

  /** What happens when the page opens: it looks at the device and at what is stored, and fetches nothing. */
  async begin(): Promise<void> {
    const { history, settings, rest, cores, commands, defaultModel, before } = this.services;
    await Promise.all([
      this.look(commands.restore(defaultModel)),
      // The history meets the same storage and tells.
      settings.restore().catch(() => undefined),
      rest.restore().catch(() => undefined),
      cores.restore().catch(() => undefined),
      history.restore().then(() => beginDraft(this.services)),
    ]);
    if (before !== null) await this.goOn(before);
  }

  private async goOn({ isNewConversation, startsModel }: ReloadNote): Promise<void> {
    const { conversation, model } = this.services;
    if (isNewConversation) await conversation.startNew();
    if (startsModel && model.value.status === 'offered' && model.value.stored) await model.start();
  }

  /** At the model of the last visit, or at the first. */
  private async look(restored: Promise<void>): Promise<void> {
    const { model } = this.services;
    await restored;
    if (model.value.status === 'checking') await model.check();
  }

  /** The way on that an error offers, from a turn or from the page itself. */
  async recover(action: ErrorAction, turnId: string | null): Promise<void> {
    const page = pageOfAction[action];
    if (page !== undefined) location.hash = page;
    await this.waysOn(turnId)[action]?.();
  }

  private waysOn(turnId: string | null): Partial<Record<ErrorAction, () => Promise<void> | void>> {
    const { model, conversation } = this.services;
    return {
      'make-room': () => makeRoom(this.services, turnId),
      'reload-page': () => location.reload(),
      'browser-help': () => model.check(),
      'use-processor': () => model.check(),
      'use-smaller-model': () => this.useSmallerModel(),
      retry: () => (turnId === null ? model.start() : conversation.retry(turnId)),
      'reload-model': () => this.startAgain(false, turnId),
      'download-again': () => this.startAgain(true, turnId),
    };
  }

  private async startAgain(repair: boolean, turnId: string | null): Promise<void> {
    const { model, conversation } = this.services;
    await model.start(repair);
    if (turnId !== null && model.value.status === 'ready') await conversation.goOn(turnId);
  }

  private async useSmallerModel(): Promise<void> {
    const { model, commands } = this.services;
    const { value } = model;
    if (value.status !== 'failed' || value.error.code !== 'model-keeps-failing') return;
    const { smaller } = (value.error as AppError<'model-keeps-failing'>).detail;
    if (smaller !== null) await commands.turnTo(smaller.id);
  }

  /** Lets new conversations begin with these settings. */
  async keepSettings(settings: GenerationSettings): Promise<void> {
    await this.keep(this.services.settings.change(settings));
  }

  async changeRest(minutes: number | null): Promise<void> {
    await this.keep(this.services.rest.change(minutes));
  }

  /** Lets models use all cores of the processor, or one, which takes a reload. */
  async changeCores(wish: CoresWishedEvent['wish']): Promise<void> {
    const { cores, conversation, model } = this.services;
    if (wish === 'later') {
      await cores.decline(true);
      return;
    }
    if (conversation.isAnswering) {
      this.notify({ text: msg('A reply is being written. Wait for its end, or stop it.'), undo: null });
      return;
    }
    try {
      await (wish === 'all' ? cores.useAll() : cores.useOne());
    } catch (error) {
      await this.tell(error);
      return;
    }
    const startsModel = model.value.status === 'ready';
    const note = { startsModel, forIsolation: wish === 'all' };
    await this.leavePage(note, (mark) => {
      mark();
      location.reload();
    });
  }

  /** Takes the new version of the site. */
  async applyUpdate(): Promise<void> {
    const note = { startsModel: false, forIsolation: false };
    await this.leavePage(note, (mark) => this.services.offline.applyUpdate(mark));
  }

  /** Keeps what only the page has, and then lets it go. */
  private async leavePage(
    note: Omit<ReloadNote, 'isNewConversation'>,
    leave: (mark: () => void) => Promise<void> | void,
  ): Promise<void> {
    const { history, conversation, reloadNotes, draft } = this.services;
    await history.saveNow();
    if (!(await draft.saveNow())) {
      const text = msg('Send or copy what you have typed first: this window keeps nothing.');
      this.notify({ text, undo: null });
      return;
    }
    const isNewConversation = conversation.value.turns.length === 0;
    await leave(reloadNotes.keep({ ...note, isNewConversation }));
  }

  /** What could not be stored counts as long as the page is open, and is told. */
  private async keep(stored: Promise<void>): Promise<void> {
    try {
      await stored;
    } catch (error) {
      await this.tell(error);
    }
  }

  /** Its words come when there is something to tell. */
  private async tell(error: unknown): Promise<void> {
    const { describeError } = await import('../errors/describe-error.ts');
    this.notify({ text: describeError(toAppError(error)).title, undo: null });
  }

  /** Deletes at once; the way back is offered for as long as the notice stands. */
  async remove(conversationId: string): Promise<void> {
    const { history, draft } = this.services;
    const removed: Conversation | null = await history.remove(conversationId);
    const removedDraft = await draft.remove(conversationId);
    const putBack = async (conversation: Conversation): Promise<void> => {
      if (removedDraft !== null) await draft.putBack(conversationId, removedDraft);
      await history.putBack(conversation);
    };
    this.notify({
      text: msg('The conversation was deleted.'),
      undo: removed && (() => void putBack(removed)),
    });
  }
}
