import { answer } from '../../channel/answer.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { InferenceContract } from '../contract/inference-contract.ts';

/** A worker in the same thread: messages are cloned as between threads, and it can be terminated or crash. */
export class WorkerDouble {
  terminated = false;
  private tellDeath: (reason: string) => void = () => undefined;
  private readonly died = new Promise<string>((resolve) => (this.tellDeath = resolve));
  private readonly near: MessagePort;
  private readonly far: MessagePort;

  constructor(engine: Handlers<InferenceContract>) {
    const { port1, port2 } = new MessageChannel();
    this.near = port1;
    this.far = port2;
    port2.start();
    answer<InferenceContract>(port2, engine);
    port1.start();
  }

  terminate(): void {
    this.terminated = true;
    this.near.close();
    this.far.close();
  }

  /** Ends the thread as the system does when memory is short: without a word. */
  kill(): void {
    this.tellDeath('its thread ended without a word');
  }

  /** Nothing reaches it any more, and nothing comes from it. */
  hang(): void {
    this.far.close();
  }

  /** An uncaught error in the worker, as the page hears of it. */
  crash(message: string): void {
    this.tellDeath(message);
  }

  asThread(): Thread {
    return { port: this.near, end: () => this.terminate(), died: this.died };
  }
}
