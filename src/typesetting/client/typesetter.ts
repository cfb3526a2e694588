import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import { BoundedMap } from './bounded-map.ts';
import type { Connection } from '../../channel/connect.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { CodeLanguage } from '../contract/code-languages.ts';
import type { FormulaElement, TypesettingContract } from '../contract/typesetting-contract.ts';

/** A text that keeps the thread busy for longer is hostile, and stays plain. */
const defaultLimitMs = 5_000;
/** A thread that had to be ended so often is not started again. */
const maxFailures = 5;
const keptFormulas = 50;

interface Running {
  thread: Thread;
  connection: Connection<TypesettingContract>;
}

/**
 * Reads code and formulas in a thread of its own, one after the other. It starts with the first of them. No call ever
 * rejects: what cannot be read is null, and is shown as it was written.
 */
export class Typesetter {
  private readonly spawn: () => Thread;
  private readonly limitMs: number;
  private readonly formulas = new BoundedMap<string, FormulaElement | null>(keptFormulas);
  private running: Running | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private failures = 0;

  constructor(spawn: () => Thread, limitMs = defaultLimitMs) {
    this.spawn = spawn;
    this.limitMs = limitMs;
  }

  /**
   * Fetches the scripts that it needs before a reply does: which requests a page makes must not depend on what is
   * written in it. For the same reason its thread stays.
   */
  async prepare(): Promise<void> {
    await this.ask('prepare', null);
  }

  /** The stretches of a code and their roles, as in the contract. */
  async highlight(code: string, language: CodeLanguage): Promise<Uint32Array | null> {
    return (await this.ask('highlight', { code, language })) ?? null;
  }

  /** A formula that was read before, so that it need not be shown as source first; undefined for another one. */
  knownFormula(tex: string, isDisplay: boolean): FormulaElement | null | undefined {
    return this.formulas.get(keyOf(tex, isDisplay));
  }

  async setFormula(tex: string, isDisplay: boolean): Promise<FormulaElement | null> {
    const known = this.knownFormula(tex, isDisplay);
    if (known !== undefined) return known;
    const formula = await this.ask('setFormula', { tex, isDisplay });
    if (formula !== undefined) this.formulas.set(keyOf(tex, isDisplay), formula);
    return formula ?? null;
  }

  /** Ends the thread once it has done what was asked of it; the next text starts it again. */
  async rest(): Promise<void> {
    await this.queue;
    this.end();
  }

  /** Undefined where there was no answer, and another time there may be one. */
  private ask<Name extends keyof TypesettingContract>(
    name: Name,
    params: TypesettingContract[Name]['params'],
  ): Promise<TypesettingContract[Name]['result'] | null | undefined> {
    const answered = this.queue.then(() => this.askNow(name, params));
    this.queue = answered;
    return answered;
  }

  private async askNow<Name extends keyof TypesettingContract>(
    name: Name,
    params: TypesettingContract[Name]['params'],
  ): Promise<TypesettingContract[Name]['result'] | null | undefined> {
    if (this.failures >= maxFailures) return undefined;
    const { limitMs } = this;
    const timer = setTimeout(() => this.fail(new AppError('worker-hung', { silentMs: limitMs })), limitMs);
    try {
      this.running ??= this.start();
      return await this.running.connection.call(name, params);
    } catch (error) {
      // What took too long once would take too long again.
      return error instanceof AppError && error.code === 'worker-hung' ? null : undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  private start(): Running {
    const thread = this.spawn();
    const running = { thread, connection: connect<TypesettingContract>(thread.port) };
    void thread.died.then((reason) => {
      if (this.running === running) this.fail(new AppError('worker-crashed', { reason }));
    });
    return running;
  }

  private fail(reason: AppError): void {
    this.failures += 1;
    this.running?.connection.close(reason);
    this.end();
  }

  private end(): void {
    this.running?.thread.end();
    this.running = null;
  }
}

const keyOf = (tex: string, isDisplay: boolean): string => `${isDisplay ? 'display' : 'inline'} ${tex}`;
