import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import { BoundedMap } from './bounded-map.ts';
import type { Connection } from '../../channel/connect.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { CodeLanguage } from '../contract/code-languages.ts';
import type { FormulaElement, TypesettingContract } from '../contract/typesetting-contract.ts';

const defaultTimings = {
  /** A text that keeps the thread busy for longer is hostile, and stays plain. */
  limitMs: 5_000,
  /** After so long without a call the thread ends. */
  idleMs: 60_000,
};
/** A thread that had to be ended so often is not started again. */
const maxFailures = 5;
const keptFormulas = 1_000;

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
  private readonly timings: typeof defaultTimings;
  private readonly formulas = new BoundedMap<string, FormulaElement | null>(keptFormulas);
  private running: Running | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private failures = 0;
  private idleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(spawn: () => Thread, timings: Partial<typeof defaultTimings> = {}) {
    this.spawn = spawn;
    this.timings = { ...defaultTimings, ...timings };
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

  /** Undefined where there was no answer, and another time there may be one. */
  private async ask<Name extends keyof TypesettingContract>(
    name: Name,
    params: TypesettingContract[Name]['params'],
  ): Promise<TypesettingContract[Name]['result'] | undefined> {
    clearTimeout(this.idleTimer);
    this.waiting += 1;
    const answered = this.queue.then(() => this.askNow(name, params));
    this.queue = answered;
    const result = await answered;
    this.waiting -= 1;
    if (this.waiting === 0) this.idleTimer = setTimeout(() => this.end(), this.timings.idleMs);
    return result;
  }

  private async askNow<Name extends keyof TypesettingContract>(
    name: Name,
    params: TypesettingContract[Name]['params'],
  ): Promise<TypesettingContract[Name]['result'] | null | undefined> {
    if (this.failures >= maxFailures) return undefined;
    const { limitMs } = this.timings;
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
