import { answer } from '../../channel/answer.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { InferenceContract } from '../contract/inference-contract.ts';

/** A worker in the same thread: messages are cloned as between threads, and it can be terminated or crash. */
export class WorkerDouble extends EventTarget {
  terminated = false;
  /** Ends the thread as the system does when memory is short: without a word. */
  kill: () => void = () => undefined;
  private readonly died = new Promise<void>((resolve) => (this.kill = resolve));
  private readonly near: MessagePort;
  private readonly far: MessagePort;

  constructor(engine: Handlers<InferenceContract>) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.near = port1;
    this.far = port2;
    port2.start();
    answer<InferenceContract>(port2, engine);
    port1.onmessage = ({ data }) =>
      this.dispatchEvent(new MessageEvent('message', { data: data as unknown }));
  }

  postMessage(message: unknown): void {
    this.near.postMessage(message);
  }

  terminate(): void {
    this.terminated = true;
    this.near.close();
    this.far.close();
  }

  /** An uncaught error in the worker, as the page hears of it. */
  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }

  asThread(): Thread {
    return { worker: this as unknown as Worker, died: this.died };
  }
}
