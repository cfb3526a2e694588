import { AppError, isAbort, isAppError, toAppError } from '../errors/app-error.ts';
import { checkAnswers } from '../inference/client/check-answers.ts';
import { untilAborted } from '../inference/client/tabs/until-aborted.ts';
import { modelKey } from '../inference/contract/model-key.ts';
import { buildsOf } from '../models/model-choice.ts';
import { bringUp } from './bring-up.ts';
import { Store } from './store.ts';
import { loadParams } from '../inference/contract/load-params.ts';
import type { ErrorCode } from '../errors/app-error.ts';
import type { AnswersVerdict } from '../inference/client/check-answers.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';
import type {
  GenerationSummary,
  LoadParams,
  LoadProgress,
} from '../inference/contract/inference-contract.ts';
import type { EngineWish } from '../models/choose-engine.ts';
import type { ModelChoice, ModelFiles } from '../models/model-choice.ts';
import type { CrashSentinel } from '../storage/crash-sentinel.ts';
import type { BringUp, BringUpServices } from './bring-up.ts';
import type { EngineAdvisor } from './engine-advisor.ts';
import type { ModelState } from './model-state.ts';

interface ModelStoreServices extends BringUpServices {
  inference: BringUpServices['inference'] & Pick<SharedInference, 'status' | 'countTokens'>;
  advisor: Pick<EngineAdvisor, 'advise' | 'note' | 'change'>;
  sentinel: Pick<CrashSentinel, 'guard' | 'read'>;
}

/**
 * After these the model starts again by itself: nothing went wrong when its thread was ended to stop a reply, or when the
 * tab that ran it was closed.
 */
const comesBack: readonly ErrorCode[] = ['model-not-loaded', 'owner-closed'];

/** The life of the chosen model on this page. State changes only after the owner of the fact has reported. */
export class ModelStore extends Store<ModelState> {
  /** Which model this is about, in the build that runs here. */
  readonly choice: Store<ModelChoice>;
  /** The same as it was chosen, with all its builds. */
  private chosen: ModelChoice;
  private readonly services: ModelStoreServices;
  private running: { abort: AbortController; done: Promise<void> } | null = null;
  private isPausing = false;
  private freshEachTurn = false;

  constructor(services: ModelStoreServices, choice: ModelChoice) {
    super({ status: 'checking' });
    this.services = services;
    this.chosen = choice;
    this.choice = new Store(choice);
  }

  /** Whether this model is the one, in whichever build. */
  isChosen(id: string): boolean {
    return id === this.chosen.card.id || id === this.chosen.cpu?.card.id;
  }

  /** Turns to another model: what ran before is ended, what was being fetched is kept. Nothing is fetched yet. */
  async choose(choice: ModelChoice): Promise<void> {
    if (!isSame(choice, this.chosen)) await this.turnTo(choice);
  }

  /** The same model, on the graphics chip or on the processor. What that build still needs is offered, not fetched. */
  async wish(wish: EngineWish): Promise<void> {
    await this.services.advisor.change(wish);
    await this.turnTo(this.chosen);
  }

  private async turnTo(choice: ModelChoice): Promise<void> {
    this.cancel();
    await this.running?.done;
    if (this.value.status === 'ready') this.services.inference.unload();
    this.set({ status: 'checking' });
    this.chosen = choice;
    this.choice.update(() => choice);
    await this.check();
  }

  /** Joins the model that another tab runs; otherwise looks whether the device fits and what is stored. Fetches nothing. */
  async check(): Promise<void> {
    // The visitor has agreed to it in the other tab, and this one has nothing to fetch.
    const running = await this.findRunning();
    if (running !== null) await this.run((signal) => this.join(running, signal));
    else await this.look();
  }

  private async look(): Promise<void> {
    const { advisor, downloads, sentinel } = this.services;
    if (this.value.status !== 'checking') this.set({ status: 'checking' });
    try {
      const { choice, reason } = await advisor.advise(this.chosen);
      this.choice.update(() => choice);
      const { card, files, elsewhere } = choice;
      const nothing = { complete: elsewhere !== null, storedBytes: 0, totalBytes: card.downloadBytes };
      const { complete, ...bytes } = files === null ? nothing : await downloads.inspectModel(files.manifest);
      const crash = await sentinel.read(card.id);
      this.set({ status: 'offered', stored: complete, ...bytes, crash, reason });
    } catch (error) {
      const failure = toAppError(error);
      const cannotRun = failure.code === 'webgpu-unavailable' || failure.code === 'device-unsuitable';
      this.set({ status: cannotRun ? 'unsupported' : 'failed', error: failure });
    }
  }

  /**
   * Fetches what is missing and loads the model; asked again meanwhile, it waits for the same.
   * @param repair also checks what is stored, and fetches damaged files again
   */
  async start(repair = false): Promise<void> {
    if (this.running === null && this.value.status === 'ready' && !this.isResting) return;
    await this.run((signal) => this.bringUp({ repair, mayFetch: true }, signal));
  }

  /** Loads a model that had run here; files that are gone meanwhile are not fetched without asking. */
  private startAgain(): Promise<void> {
    return this.run((signal) => this.bringUp({ repair: false, mayFetch: false }, signal));
  }

  /** One piece of work at a time; asked again meanwhile, it waits for the one that runs. */
  private run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.running !== null) return this.running.done;
    const abort = new AbortController();
    this.isPausing = false;
    const done = work(abort.signal)
      .catch((error: unknown) => this.settle(error))
      .finally(() => (this.running = null));
    this.running = { abort, done };
    return done;
  }

  private async bringUp(how: Pick<BringUp, 'repair' | 'mayFetch'>, signal: AbortSignal): Promise<void> {
    const choice = this.choice.value;
    const tell = (state: ModelState): void => this.set(state);
    const { files, loaded, freshEachTurn } = await bringUp(this.services, { ...how, choice, signal, tell });
    this.freshEachTurn = freshEachTurn;
    if (files !== null) this.keepFiles(choice, files);
    this.set({ status: 'ready', contextTokens: loaded.contextTokens, device: loaded.device });
  }

  private keepFiles(build: ModelChoice, files: ModelFiles): void {
    if (this.choice.value !== build) return;
    const known = { ...build, files };
    this.chosen = build === this.chosen ? known : { ...this.chosen, cpu: known };
    this.choice.update(() => known);
  }

  private async settle(error: unknown): Promise<void> {
    const { value } = this;
    const failure = isAbort(error) ? null : toAppError(error);
    // A full disk is for the person to mend; until then nothing is lost and nothing has to begin again.
    const reason = failure?.code === 'storage-full' ? failure : 'person';
    const isPaused = failure === null ? this.isPausing : failure.code === 'storage-full';
    if (value.status === 'downloading' && isPaused) {
      const { receivedBytes, totalBytes } = value;
      this.set({ status: 'paused', receivedBytes, totalBytes, reason });
    } else if (failure === null) await this.look();
    else this.fail(failure);
  }

  /**
   * Writes a reply. A model that rests is started; one that is just coming back, because a reply had to be stopped hard
   * or its tab was closed, is waited for.
   */
  generate: SharedInference['generate'] = async (params, options) => {
    if (this.isResting) await this.restart(options?.signal);
    let text = '';
    const write = (): Promise<GenerationSummary> =>
      this.guard(() =>
        this.services.inference.generate(this.freshEachTurn ? { ...params, fresh: true } : params, {
          ...options,
          onEvent: (delta) => {
            text += delta.text;
            options?.onEvent?.(delta);
          },
        }),
      );
    try {
      return await write();
    } catch (error) {
      const isComingBack = isAppError(error) && comesBack.includes(error.code) && this.running !== null;
      if (!isComingBack || text !== '') throw error;
      await this.restart(options?.signal);
      return write();
    }
  };

  /**
   * Counts with the tokenizer of the model that runs, in whichever tab.
   * @throws AppError `model-not-loaded` while none runs, also while it rests
   */
  countTokens: SharedInference['countTokens'] = (text) => this.services.inference.countTokens(text);

  /** What runs elsewhere takes no tab with it. */
  private guard<Result>(work: () => Promise<Result>): Promise<Result> {
    const { card, elsewhere } = this.choice.value;
    return elsewhere === null ? this.services.sentinel.guard(card.id, 'answering', work) : work();
  }

  private async restart(signal: AbortSignal | undefined): Promise<void> {
    await untilAborted(this.startAgain(), signal);
    if (this.value.status === 'failed') throw this.value.error;
  }

  /** Stops fetching; it goes on from there with `start`. */
  pause(): void {
    this.isPausing = true;
    this.running?.abort.abort();
  }

  /** Stops fetching or loading; what has arrived is kept. */
  cancel(): void {
    this.isPausing = false;
    this.running?.abort.abort();
    if (this.value.status === 'paused') void this.look();
  }

  /** Lets go of the model in every tab; its files may go. */
  leave(): void {
    this.cancel();
    this.services.inference.unload();
    this.set({ status: 'checking' });
  }

  /** Asks the questions with known answers now, whatever was found before. The model must be ready. */
  tryOut(signal: AbortSignal): Promise<AnswersVerdict> {
    return checkAnswers(this.services.inference, signal);
  }

  /** The engine's thread was given up, and the model with it. */
  lost(error: AppError): void {
    if (this.running !== null || this.value.status !== 'ready') return;
    if (!comesBack.includes(error.code)) {
      this.fail(error);
      return;
    }
    this.set({ status: 'loading', progress: { phase: 'starting' } });
    void this.startAgain();
  }

  /** The model was put away because nobody used it. */
  rested(): void {
    const { value } = this;
    if (this.running === null && value.status === 'ready') this.set({ ...value, isResting: true });
  }

  private get isResting(): boolean {
    return this.value.status === 'ready' && this.value.isResting === true;
  }

  /** The chosen model, if some tab runs it. */
  private async findRunning(): Promise<LoadParams | null> {
    const { model } = await this.services.inference.status();
    if (model.status === 'none') return null;
    for (const build of buildsOf(this.chosen)) {
      const params = paramsFor(build);
      if (params === null || modelKey(params) !== model.key) continue;
      this.choice.update(() => build);
      return params;
    }
    return null;
  }

  /** What a GPU has shown of itself may be a reason to offer the model for the processor. */
  private fail(error: AppError): void {
    this.set({ status: 'failed', error });
    const { code } = error;
    const isOfGpu = code === 'answers-wrong' || code === 'device-lost';
    if (isOfGpu && this.choice.value.engine === 'web-llm') void this.reconsider(code);
  }

  private async reconsider(event: 'answers-wrong' | 'device-lost'): Promise<void> {
    const { advisor } = this.services;
    await advisor.note(event);
    const advice = await advisor.advise(this.chosen).catch(() => null);
    const isElse = advice !== null && advice.choice !== this.choice.value;
    if (isElse && this.value.status === 'failed') await this.look();
  }

  private async join(params: LoadParams, signal: AbortSignal): Promise<void> {
    const { inference, memory } = this.services;
    const onEvent = (progress: LoadProgress): void => this.set({ status: 'loading', progress });
    const { contextTokens, device } = await inference.load(params, { signal, onEvent });
    const verdict = 'manifest' in params ? await memory.verdict(params.manifest, device) : 'right';
    this.freshEachTurn = verdict === 'right-when-fresh';
    this.set({ status: 'ready', contextTokens, device });
  }

  private set(state: ModelState): void {
    this.update(() => state);
  }
}

/** What to load; null while nobody knows of which files it consists. */
function paramsFor({ files, elsewhere }: ModelChoice): LoadParams | null {
  if (elsewhere !== null) return elsewhere;
  return files === null ? null : loadParams(files.manifest);
}

/** The same server with another key is another choice. */
function isSame(one: ModelChoice, other: ModelChoice): boolean {
  return one.card.id === other.card.id && JSON.stringify(one.elsewhere) === JSON.stringify(other.elsewhere);
}
