import { answer } from './answer.ts';
import type { Handlers } from './answer.ts';
import type { Contract } from './channel.ts';
import type { Thread } from './thread-life.ts';

/**
 * Something that answers calls in the page itself, where it cannot be put into a worker, as if it were a thread. Messages are
 * cloned as between threads, and what is called before it is there waits.
 * @param load makes it; `ended` aborts when the thread is ended, and whatever it holds has to go
 */
export function pageThread<Calls extends Contract<Calls>>(
  load: (ended: AbortSignal) => Promise<Handlers<Calls>>,
): Thread {
  const { port1: near, port2: far } = new MessageChannel();
  const ended = new AbortController();
  near.start();
  const died = new Promise<string>((resolve) => {
    load(ended.signal).then(
      (handlers) => {
        answer<Calls>(far, handlers);
        far.start();
      },
      (error: unknown) => resolve(String(error)),
    );
  });
  const end = (): void => {
    ended.abort();
    near.close();
  };
  return { port: near, end, died };
}
