import { describe, expect, it, vi } from 'vitest';
import { complete, conversationWith } from '../conversations/testing/sample-conversation.ts';
import { TurnCommands } from './turn-commands.ts';
import type { ModelState } from '../state/model-state.ts';
import type { Notice } from './app-commands.ts';
import type { Services } from './services.ts';

const ready = { status: 'ready', contextTokens: 2048, device: '' } as const;
const offered = (stored: boolean) => ({ status: 'offered', stored }) as ModelState;

function setUp(state: ModelState = ready) {
  const before = conversationWith(['a', complete], ['b', complete]);
  const stores = {
    model: { value: state, start: vi.fn(async () => void (stores.model.value = ready)) },
    conversation: {
      value: before,
      isAnswering: false,
      liveReply: { value: null as string | null },
      retry: vi.fn(async () => undefined),
      edit: vi.fn(async () => undefined),
      resume: vi.fn(async () => undefined),
      removeTurn: vi.fn<() => unknown>(() => before),
      putBack: vi.fn(),
    },
    history: { select: vi.fn(async () => undefined) },
  };
  const notices: Notice[] = [];
  const commands = new TurnCommands(stores as unknown as Services, (notice) => notices.push(notice));
  return { ...stores, commands, notices };
}

describe('what a turn can be asked', () => {
  it.each([
    [ready, 'ready'],
    [offered(true), 'ready'],
    [offered(false), 'none'],
    [{ status: 'loading', progress: { phase: 'starting' } } as const, 'starting'],
    [{ status: 'failed' } as ModelState, 'ready'],
    [{ status: 'unsupported' } as ModelState, 'none'],
    [{ status: 'paused' } as ModelState, 'none'],
  ])('depends on the model (%j)', (state, readiness) => {
    expect(setUp(state).commands.readiness).toBe(readiness);
  });

  it('waits for the reply that is being written', () => {
    const { commands, conversation } = setUp();
    conversation.liveReply.value = '';
    expect(commands.readiness).toBe('answering');
  });
});

describe('asking a turn', () => {
  it('again, something else, or for more', async () => {
    const { commands, conversation, model } = setUp();
    await commands.retry('0');
    await commands.edit('0', 'new');
    await commands.resume('1');
    expect(conversation.retry).toHaveBeenCalledWith('0');
    expect(conversation.edit).toHaveBeenCalledWith('0', 'new');
    expect(conversation.resume).toHaveBeenCalledWith('1');
    expect(model.start).not.toHaveBeenCalled();
  });

  it('starts the model first', async () => {
    const { commands, conversation, model } = setUp(offered(true));
    await commands.resume('1');
    expect(model.start).toHaveBeenCalledBefore(conversation.resume);
  });

  it('asks nothing when the model does not start', async () => {
    const { commands, conversation, model } = setUp(offered(true));
    model.start.mockImplementationOnce(async () => undefined);
    await commands.resume('1');
    expect(conversation.resume).not.toHaveBeenCalled();
  });

  it('asks nothing when another conversation was opened while the model started', async () => {
    const { commands, conversation, model } = setUp(offered(true));
    model.start.mockImplementationOnce(async () => {
      model.value = ready;
      conversation.value = conversationWith();
    });
    await commands.retry('0');
    expect(conversation.retry).not.toHaveBeenCalled();
  });
});

describe('deleting a turn', () => {
  it('offers the way back', async () => {
    const { commands, conversation, notices, history } = setUp();
    const onBack = vi.fn();
    expect(commands.remove('0', onBack)).toBe(true);
    notices[0]?.undo?.();
    await vi.waitFor(() => expect(onBack).toHaveBeenCalled());
    expect(conversation.putBack).toHaveBeenCalledWith(conversation.value);
    expect(history.select).not.toHaveBeenCalled();
  });

  it('also from another conversation', async () => {
    const { commands, conversation, notices, history } = setUp();
    const { id } = conversation.value;
    commands.remove('0', () => undefined);
    conversation.value = conversationWith();
    notices[0]?.undo?.();
    await vi.waitFor(() => expect(conversation.putBack).toHaveBeenCalled());
    expect(history.select).toHaveBeenCalledWith(id);
  });

  it('tells nothing where nothing was deleted', () => {
    const { commands, conversation, notices } = setUp();
    conversation.removeTurn.mockReturnValueOnce(null);
    expect(commands.remove('0', () => undefined)).toBe(false);
    expect(notices).toEqual([]);
  });
});
