import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { newConversation } from '../conversations/new-conversation.ts';
import { AppCommands } from './app-commands.ts';
import type { ReloadNote, ReloadNotes } from '../storage/reload-note.ts';
import type { Notice } from './app-commands.ts';
import type { DraftStore } from '../state/draft-store.ts';
import type { Services } from './services.ts';

const note: ReloadNote = { isNewConversation: false, startsModel: true, forIsolation: true };

function setUp(before: ReloadNote | null = null, opener = '') {
  const showFor = vi.fn(async () => undefined);
  const stores = {
    commands: { restore: vi.fn(async () => undefined) },
    defaultModel: vi.fn(async () => null),
    model: {
      value: { status: 'ready', stored: true },
      start: vi.fn(async () => undefined),
      check: vi.fn(async () => undefined),
    },
    conversation: {
      retry: vi.fn(async () => undefined),
      goOn: vi.fn(async () => undefined),
      startNew: vi.fn(async () => undefined),
      changeSettings: vi.fn(),
      value: { turns: [{}] as object[] },
      isAnswering: false,
      path: [{ id: 'a' }, { id: 'b' }],
    },
    context: async () => ({ overflow: { showFor } }),
    history: {
      value: { summaries: [], error: null },
      restore: vi.fn(async () => undefined),
      saveNow: vi.fn(async () => undefined),
      remove: vi.fn(),
      putBack: vi.fn(),
    },
    cores: {
      restore: vi.fn(async () => undefined),
      useAll: vi.fn(async () => undefined),
      useOne: vi.fn(async () => undefined),
      decline: vi.fn(async () => undefined),
    },
    reloadNotes: { keep: vi.fn<ReloadNotes['keep']>(() => () => undefined) },
    before,
    opener,
    draft: {
      restore: vi.fn(async () => undefined),
      settled: vi.fn(async () => undefined),
      isNewOneLatest: vi.fn(async () => false),
      prune: vi.fn(async () => undefined),
      append: vi.fn(),
      saveNow: vi.fn(async () => true),
      remove: vi.fn<DraftStore['remove']>(async () => null),
      putBack: vi.fn(async () => undefined),
    },
    offline: { applyUpdate: vi.fn(async () => undefined) },
    rest: { restore: vi.fn(async () => undefined), change: vi.fn(async () => undefined) },
    settings: { restore: vi.fn(async () => undefined), change: vi.fn(async () => undefined) },
  };
  const notices: Notice[] = [];
  const commands = new AppCommands(stores as unknown as Services, (notice) => notices.push(notice));
  return { ...stores, showFor, commands, notices };
}

describe('the way on that an error offers', () => {
  it('asks a failed turn again', async () => {
    const { commands, conversation } = setUp();
    await commands.recover('retry', 'turn');
    expect(conversation.retry).toHaveBeenCalledWith('turn');
  });

  it('starts the model and then goes on with the turn', async () => {
    const { commands, model, conversation } = setUp();
    await commands.recover('reload-model', 'turn');
    expect(model.start).toHaveBeenCalledWith(false);
    expect(conversation.goOn).toHaveBeenCalledWith('turn');
  });

  it('does not ask when the model did not come back', async () => {
    const { commands, model, conversation } = setUp();
    model.value.status = 'failed';
    await commands.recover('reload-model', 'turn');
    expect(conversation.goOn).not.toHaveBeenCalled();
  });

  it('repairs files where they are damaged', async () => {
    const { commands, model } = setUp();
    await commands.recover('download-again', null);
    expect(model.start).toHaveBeenCalledWith(true);
  });

  it('looks at the device again where the browser could be helped', async () => {
    const { commands, model } = setUp();
    await commands.recover('browser-help', null);
    expect(model.check).toHaveBeenCalled();
  });

  it('shows the choices for a turn that had no room', async () => {
    const { commands, showFor } = setUp();
    await commands.recover('make-room', 'b');
    expect(showFor).toHaveBeenCalledWith({ id: 'b' });
    await commands.recover('make-room', null);
    expect(showFor).toHaveBeenCalledOnce();
  });
});

describe('a reload that was asked for', () => {
  const reload = vi.fn();
  beforeEach(() => {
    reload.mockReset();
    vi.stubGlobal('location', { reload });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('first keeps what only the page has', async () => {
    const { commands, cores, history, draft, reloadNotes } = setUp();
    await commands.changeCores('all');
    expect(cores.useAll).toHaveBeenCalled();
    expect(history.saveNow).toHaveBeenCalled();
    expect(draft.saveNow).toHaveBeenCalled();
    const kept = { isNewConversation: false, startsModel: true, forIsolation: true };
    expect(reloadNotes.keep).toHaveBeenCalledWith(kept);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('does not happen where that cannot be kept', async () => {
    const { commands, draft, notices } = setUp();
    draft.saveNow.mockResolvedValueOnce(false);
    await commands.changeCores('one');
    expect(reload).not.toHaveBeenCalled();
    expect(notices).toHaveLength(1);
  });

  it('does not happen when it would be for nothing', async () => {
    const { commands, cores, notices } = setUp();
    cores.useAll.mockRejectedValueOnce(new AppError('internal', { reason: 'old' }));
    await commands.changeCores('all');
    expect(reload).not.toHaveBeenCalled();
    expect(notices).toHaveLength(1);
  });

  it('cuts off no reply', async () => {
    const { commands, conversation, cores, notices } = setUp();
    conversation.isAnswering = true;
    await commands.changeCores('all');
    expect(cores.useAll).not.toHaveBeenCalled();
    expect(notices).toHaveLength(1);
  });

  it('is not made by a person who wants none', async () => {
    const { commands, cores } = setUp();
    await commands.changeCores('later');
    expect(cores.decline).toHaveBeenCalledWith(true);
    expect(reload).not.toHaveBeenCalled();
  });

  it('leads to where the page was: a new conversation, and the model running', async () => {
    const { commands, conversation, model } = setUp({ ...note, isNewConversation: true });
    model.value.status = 'offered';
    await commands.begin();
    expect(conversation.startNew).toHaveBeenCalled();
    expect(model.start).toHaveBeenCalledWith();
  });

  it('fetches nothing that is gone meanwhile', async () => {
    const { commands, model } = setUp(note);
    model.value = { status: 'offered', stored: false };
    await commands.begin();
    expect(model.start).not.toHaveBeenCalled();
  });

  it('takes the new version of the site, and keeps the question too', async () => {
    const { commands, offline, draft } = setUp();
    await commands.applyUpdate();
    expect(draft.saveNow).toHaveBeenCalled();
    expect(offline.applyUpdate).toHaveBeenCalledOnce();
  });
});

describe('the question that is not sent yet', () => {
  it('comes from the address into a new conversation, and is not sent', async () => {
    const { commands, draft, conversation } = setUp(null, 'Why?');
    await commands.begin();
    expect(conversation.startNew).toHaveBeenCalled();
    expect(draft.append).toHaveBeenCalledWith('Why?');
  });

  it('is shown when it was being written in a new conversation', async () => {
    const { commands, draft, conversation } = setUp();
    draft.isNewOneLatest.mockResolvedValueOnce(true);
    await commands.begin();
    expect(conversation.startNew).toHaveBeenCalled();
  });
});

describe('the other commands', () => {
  it('begin by looking and reading, and fetch nothing', async () => {
    const { commands, model, history, settings } = setUp();
    settings.restore.mockRejectedValueOnce(new AppError('storage-unavailable', { reason: 'private' }));
    model.value.status = 'checking';
    await commands.begin();
    expect(model.check).toHaveBeenCalled();
    expect(history.restore).toHaveBeenCalled();
    expect(model.start).not.toHaveBeenCalled();
  });

  it('say in words when settings cannot be kept', async () => {
    const { commands, settings, notices } = setUp();
    settings.change.mockRejectedValueOnce(new AppError('storage-unavailable', { reason: 'private' }));
    await commands.keepSettings(defaultGenerationSettings);
    expect(notices).toMatchObject([{ text: 'This browser window does not let the page store anything.' }]);
  });

  it('offer the way back from a deletion', async () => {
    const { commands, history, draft, notices } = setUp();
    const conversation = newConversation(defaultGenerationSettings);
    const unsent = { text: 'half', attachments: [], updatedAt: 1 };
    history.remove.mockResolvedValueOnce(conversation);
    draft.remove.mockResolvedValueOnce(unsent);
    await commands.remove(conversation.id);
    notices[0]?.undo?.();
    await vi.waitFor(() => expect(history.putBack).toHaveBeenCalledWith(conversation));
    expect(draft.putBack).toHaveBeenCalledWith(conversation.id, unsent);
  });
});
