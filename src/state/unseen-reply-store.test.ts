import { beforeEach, expect, it, vi } from 'vitest';
import { complete, conversationWith } from '../conversations/testing/sample-conversation.ts';
import { pathOf } from '../conversations/branches.ts';
import { Store } from './store.ts';
import { UnseenReplyStore } from './unseen-reply-store.ts';
import type { ReplyOutcome } from '../conversations/conversation.ts';

let visibilityState: DocumentVisibilityState;
let look: () => void;
let liveReply: Store<string | null>;
let outcome: ReplyOutcome;
let unseen: UnseenReplyStore;
const ended = vi.fn();

beforeEach(() => {
  visibilityState = 'visible';
  outcome = complete;
  liveReply = new Store<string | null>(null);
  const conversation = {
    liveReply,
    get path() {
      return pathOf(conversationWith(['reply', outcome]));
    },
  };
  const page = {
    get visibilityState() {
      return visibilityState;
    },
    addEventListener: (_: string, listener: unknown) => (look = listener as () => void),
  };
  unseen = new UnseenReplyStore(conversation, page);
  unseen.onEnd(ended.mockReset());
});

function answer(how: ReplyOutcome = complete): void {
  liveReply.update(() => '');
  liveReply.update(() => 'word');
  outcome = how;
  liveReply.update(() => null);
}

const failed: ReplyOutcome = { status: 'failed', error: { code: 'device-lost', detail: { reason: 'gone' } } };

it.each([
  [complete, 'answered'],
  [failed, 'failed'],
] as const)('tells how a reply ended that nobody saw, until somebody looks', (how, end) => {
  visibilityState = 'hidden';
  answer(how);
  expect(unseen.value).toBe(end);
  expect(ended).toHaveBeenCalledExactlyOnceWith(end);
  visibilityState = 'visible';
  look();
  expect(unseen.value).toBeNull();
});

it('has nothing to tell to somebody who looks on, but says that it ended', () => {
  answer();
  expect(unseen.value).toBeNull();
  expect(ended).toHaveBeenCalledOnce();
});

it('takes a reply that was stopped for no news', () => {
  visibilityState = 'hidden';
  answer({ status: 'stopped' });
  expect(unseen.value).toBeNull();
  expect(ended).not.toHaveBeenCalled();
});

it('forgets the last one when the next begins', () => {
  visibilityState = 'hidden';
  answer();
  liveReply.update(() => '');
  expect(unseen.value).toBeNull();
});
