// The life of the model as the page around the element hears it.
import { HearthErrorEvent, HearthProgressEvent, HearthReadyEvent } from '../chat-events.ts';
import type { ModelState } from '../../state/model-state.ts';
import type { ChatState } from '../chat-types.ts';

const stateOf: Readonly<Record<ModelState['status'], ChatState>> = {
  checking: 'checking',
  unsupported: 'unsupported',
  // Agreed to, and stopped on the way: the next question goes on.
  offered: 'idle',
  resolving: 'checking',
  downloading: 'downloading',
  paused: 'paused',
  loading: 'loading',
  trying: 'loading',
  ready: 'ready',
  failed: 'failed',
};

export const chatState = (state: ModelState, isAnswering: boolean): ChatState =>
  state.status === 'ready' && isAnswering ? 'answering' : stateOf[state.status];

/** The event that belongs to a change; null for none. */
export function modelEvent(before: ModelState, now: ModelState, modelId: string): Event | null {
  switch (now.status) {
    case 'ready':
      return before.status === 'ready' ? null : new HearthReadyEvent(modelId);
    case 'failed':
    case 'unsupported':
      return new HearthErrorEvent(now.error);
    case 'offered':
      return null;
    default:
      return progressEvent(now);
  }
}

function progressEvent(
  now: Exclude<ModelState, { status: 'ready' | 'failed' | 'unsupported' | 'offered' }>,
): HearthProgressEvent {
  switch (now.status) {
    case 'downloading':
    case 'paused': {
      const { receivedBytes: received, totalBytes: total } = now;
      return new HearthProgressEvent(now.status, total > 0 ? received / total : null, { received, total });
    }
    case 'loading':
      return new HearthProgressEvent('loading', shareOf(now), null);
    case 'trying':
      return new HearthProgressEvent('loading', null, null);
    default:
      return new HearthProgressEvent('checking', null, null);
  }
}

function shareOf({ progress }: Extract<ModelState, { status: 'loading' }>): number | null {
  switch (progress.phase) {
    case 'weights':
      return progress.totalBytes > 0 ? progress.loadedBytes / progress.totalBytes : null;
    case 'shaders':
      return progress.total > 0 ? progress.done / progress.total : null;
    case 'fetching':
      return progress.share;
    default:
      return null;
  }
}
