import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { newConversation } from '../conversations/new-conversation.ts';
import { AppCommands } from './app-commands.ts';
import type { Notice } from './app-commands.ts';
import type { Services } from './services.ts';

function setUp() {
  const stores = {
    commands: { restore: vi.fn(async () => undefined) },
    defaultModel: vi.fn(async () => null),
    model: {
      value: { status: 'ready' },
      start: vi.fn(async () => undefined),
      check: vi.fn(async () => undefined),
    },
    conversation: {
      retry: vi.fn(async () => undefined),
      startNew: vi.fn(async () => undefined),
      update: vi.fn(),
    },
    history: { restore: vi.fn(async () => undefined), remove: vi.fn(), putBack: vi.fn() },
    rest: { restore: vi.fn(async () => undefined), change: vi.fn(async () => undefined) },
    settings: { restore: vi.fn(async () => undefined), change: vi.fn(async () => undefined) },
  };
  const notices: Notice[] = [];
  const commands = new AppCommands(stores as unknown as Services, (notice) => notices.push(notice));
  return { ...stores, commands, notices };
}

describe('the way on that an error offers', () => {
  it('asks a failed turn again', async () => {
    const { commands, conversation } = setUp();
    await commands.recover('retry', 'turn');
    expect(conversation.retry).toHaveBeenCalledWith('turn');
  });

  it('starts the model and then asks the turn again', async () => {
    const { commands, model, conversation } = setUp();
    await commands.recover('reload-model', 'turn');
    expect(model.start).toHaveBeenCalledWith(false);
    expect(conversation.retry).toHaveBeenCalledWith('turn');
  });

  it('does not ask when the model did not come back', async () => {
    const { commands, model, conversation } = setUp();
    model.value.status = 'failed';
    await commands.recover('reload-model', 'turn');
    expect(conversation.retry).not.toHaveBeenCalled();
  });

  it('repairs files where they are damaged', async () => {
    const { commands, model } = setUp();
    await commands.recover('download-again', null);
    expect(model.start).toHaveBeenCalledWith(true);
  });

  it.each([
    ['new-conversation', 'startNew'],
    ['browser-help', 'check'],
  ] as const)('%s leads to %s', async (action, command) => {
    const { commands, model, conversation } = setUp();
    await commands.recover(action, null);
    expect({ ...model, ...conversation }[command]).toHaveBeenCalled();
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
    await commands.changeSettings(defaultGenerationSettings);
    expect(notices).toMatchObject([{ text: 'This browser window does not let the page store anything.' }]);
  });

  it('offer the way back from a deletion', async () => {
    const { commands, history, notices } = setUp();
    const conversation = newConversation('');
    history.remove.mockResolvedValueOnce(conversation);
    await commands.remove(conversation.id);
    notices[0]?.undo?.();
    expect(history.putBack).toHaveBeenCalledWith(conversation);
  });
});
