import { AppError, isAbort, toAppError } from '../errors/app-error.ts';
import { isOfPlace } from '../errors/is-of-place.ts';
import { checkAnswers } from '../inference/client/check-answers.ts';
import { untilAborted } from '../inference/client/tabs/until-aborted.ts';
import { buildsOf } from '../models/model-choice.ts';
import { bringUp } from './bring-up.ts';
import { comesBack, ModelRecovery, whenRunBefore } from './model-recovery.ts';
import { ModelReplies } from './model-replies.ts';
import { paramsFor, runningBuild } from './running-build.ts';
import { SingleWork } from './single-work.ts';
import { Store } from './store.ts';
import type { AnswersVerdict } from '../inference/client/check-answers.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';
import type { LoadedModel, LoadParams, LoadProgress } from '../inference/contract/inference-contract.ts';
import type { EngineWish } from '../models/choose-engine.ts';
import type { ModelChoice, ModelFiles } from '../models/model-choice.ts';
import type { CrashSentinel } from '../storage/crash-sentinel.ts';
import type { BringUp, BringUpServices } from './bring-up.ts';
import type { EngineAdvisor } from './engine-advisor.ts';
import type { SmallerModel } from './model-recovery.ts';
import type { ModelState } from './model-state.ts';

interface ModelStoreServices extends BringUpServices {
  inference: BringUpServices['inference'] & Pick<SharedInference, 'status' | 'countTokens'>;
  advisor: Pick<EngineAdvisor, 'advise' | 'note' | 'change'>;
  sentinel: Pick<CrashSentinel, 'guard' | 'read'>;
  /** The next smaller model that fits this device; null where there is none. */
  findSmaller: (build: ModelChoice) => Promise<SmallerModel>;
  /** What has to be known of a choice before anybody can judge it; without this, choices say it all themselves. */
  lookUp?: (choice: ModelChoice) => Promise<ModelChoice>;
}

/** The life of the chosen model on this page. State changes only after the owner of the fact has reported. */
export class ModelStore extends Store<ModelState> {
  /** Which model this is about, in the build that runs here. */
  readonly choice: Store<ModelChoice>;
  /** The same as it was chosen, with all its builds. */
  private chosen: ModelChoice;
  private readonly services: ModelStoreServices;
  private readonly work = new SingleWork();
  private readonly recovery: ModelRecovery;
  private isPausing = false;
  private readonly replies: ModelReplies;
  /** It has answered, or could have. */
  private hasRun = false;

  constructor(services: ModelStoreServices, choice: ModelChoice) {
    super({ status: 'checking' });
    this.services = services;
    this.recovery = new ModelRecovery(services);
    this.replies = new ModelReplies({
      generate: (params, options) => services.inference.generate(params, options),
      guard: (work) => this.guard(work),
      isDown: () => this.isDown,
      isComingBack: () => this.work.isRunning,
      restart: (signal) => this.restart(signal),
    });
    this.chosen = choice;
    this.choice = new Store(choice);
  }

  /** Whether this model is the one, in whichever build. */
  isChosen(id: string): boolean {
    return this.ids.includes(id);
  }

  /** The ids of all its builds. */
  get ids(): readonly string[] {
    return buildsOf(this.chosen).map(({ card }) => card.id);
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
    await this.work.done;
    this.recovery.forget();
    if (this.value.status === 'ready') this.services.inference.unload();
    this.set({ status: 'checking' });
    this.chosen = choice;
    this.choice.update(() => choice);
    await this.check();
  }

  /** Joins the model that another tab runs; otherwise looks whether the device fits and what is stored. Fetches nothing. */
  async check(): Promise<void> {
    // The visitor has agreed to it in the other tab, and this one has nothing to fetch.
    const running = runningBuild(this.chosen, await this.services.inference.status());
    if (running === null) {
      await this.look();
      return;
    }
    this.choice.update(() => running.build);
    await this.run((signal) => this.join(running.params, signal));
  }

  private async look(): Promise<void> {
    const { advisor, downloads, lookUp, sentinel } = this.services;
    if (this.value.status !== 'checking') this.set({ status: 'checking' });
    try {
      if (lookUp !== undefined) this.chosen = await lookUp(this.chosen);
      const { choice, reason } = await advisor.advise(this.chosen);
      this.choice.update(() => choice);
      const { card, files, elsewhere } = choice;
      const nothing = { complete: elsewhere !== null, storedBytes: 0, totalBytes: card.downloadBytes };
      const { complete, ...bytes } = files === null ? nothing : await downloads.inspectModel(files.manifest);
      const crash = await sentinel.read(card.id);
      this.set({ status: 'offered', stored: complete, ...bytes, crash, reason });
    } catch (error) {
      const failure = toAppError(error);
      this.set({ status: isOfPlace(failure) ? 'unsupported' : 'failed', error: failure });
    }
  }

  /**
   * Fetches what is missing and loads the model; asked again meanwhile, it waits for the same.
   * @param repair also checks what is stored, and fetches damaged files again
   */
  async start(repair = false): Promise<void> {
    if (!this.work.isRunning && this.value.status === 'ready' && !this.isDown) return;
    await this.run((signal) => this.bringUp({ repair, mayFetch: true }, signal));
  }

  /** Loads a model that had run here; files that are gone meanwhile are not fetched without asking. */
  private startAgain(): Promise<void> {
    return this.run((signal) => this.bringBack(signal));
  }

  private bringBack(signal: AbortSignal): Promise<void> {
    return this.bringUp({ repair: false, mayFetch: false }, signal).catch((error: unknown) => {
      throw whenRunBefore(error, this.chosen);
    });
  }

  private run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (!this.work.isRunning) this.isPausing = false;
    return this.work.run(work, (error) => this.settle(error));
  }

  private async bringUp(how: Pick<BringUp, 'repair' | 'mayFetch'>, signal: AbortSignal): Promise<void> {
    const choice = this.choice.value;
    const tell = (state: ModelState): void => this.set(state);
    const { files, loaded, freshEachTurn } = await bringUp(this.services, { ...how, choice, signal, tell });
    this.replies.freshEachTurn = freshEachTurn;
    if (files !== null) this.keepFiles(choice, files);
    this.set(readyWith(loaded));
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
   * Writes a reply. A model that rests or was lost is started; one that is just coming back, because a reply had to be
   * stopped hard, its tab was closed or its engine failed, is waited for.
   */
  generate: SharedInference['generate'] = (params, options) => this.replies.write(params, options);

  /**
   * Counts with the tokenizer of the model that runs, in whichever tab.
   * @throws AppError `model-not-loaded` while none runs, also while it rests
   */
  countTokens: SharedInference['countTokens'] = (text) => this.services.inference.countTokens(text);

  /**
   * Starts a model that rests or was lost, as a question would; one that never ran here is left alone.
   * @throws AppError
   */
  async wake(signal?: AbortSignal): Promise<void> {
    if (this.isDown) await this.restart(signal);
  }

  /** What this model is loaded with; null while nobody knows of which files it consists. */
  get loadParams(): LoadParams | null {
    return paramsFor(this.choice.value);
  }

  /** Its library continues wrongly, so each turn has to be read from its beginning. */
  get readsAfresh(): boolean {
    return this.replies.freshEachTurn;
  }

  /** What runs elsewhere takes no tab with it. */
  private guard<Result>(work: () => Promise<Result>): Promise<Result> {
    const { card, elsewhere } = this.choice.value;
    return elsewhere === null ? this.services.sentinel.guard(card.id, 'answering', work) : work();
  }

  private async restart(signal: AbortSignal | undefined): Promise<void> {
    await untilAborted(this.startAgain(), signal);
    const { value } = this;
    if (value.status === 'failed') throw value.error;
    if (value.status !== 'ready') throw new AppError('model-not-loaded', null);
  }

  /** Stops fetching; it goes on from there with `start`. */
  pause(): void {
    this.isPausing = true;
    this.work.abort();
  }

  /** Stops fetching or loading; what has arrived is kept. */
  cancel(): void {
    this.isPausing = false;
    this.work.abort();
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
    if (this.work.isRunning || this.value.status !== 'ready') return;
    if (comesBack.includes(error.code)) {
      this.set(starting);
      void this.startAgain();
    } else if (!this.recovery.isEngineFailure(error.code)) this.fail(error);
    // Nobody waits for it: the next question starts it.
    else if (!this.replies.areOpen) this.rested();
    else if (this.recovery.takeRestart()) this.recover(error);
    else this.giveUp(error);
  }

  /** Starts again by itself, unless what happened speaks for another build. */
  private recover({ code }: AppError): void {
    this.set(starting);
    void this.run(async (signal) => {
      const isElse = await this.recovery.isOtherBuildBetter(code, this.chosen, this.choice.value);
      await (isElse ? this.look() : this.bringBack(signal));
    });
  }

  /** It stopped again: another build, or else a smaller model, may do better. */
  private giveUp(error: AppError): void {
    this.set({ status: 'failed', error });
    void this.run(async () => {
      const build = this.choice.value;
      if (await this.recovery.isOtherBuildBetter(error.code, this.chosen, build)) await this.look();
      else this.set({ status: 'failed', error: await this.recovery.giveUp(error, build) });
    });
  }

  /** The model was put away because nobody used it. */
  rested(): void {
    const { value } = this;
    if (!this.work.isRunning && value.status === 'ready') this.set({ ...value, isResting: true });
  }

  /** It had run, and the next question starts it again. */
  private get isDown(): boolean {
    const { value } = this;
    return value.status === 'ready' ? value.isResting === true : value.status === 'failed' && this.hasRun;
  }

  /** What a GPU has shown of itself may be a reason to offer the model for the processor. */
  private fail(error: AppError): void {
    this.set({ status: 'failed', error });
    void this.reconsider(error);
  }

  private async reconsider({ code }: AppError): Promise<void> {
    const isElse = await this.recovery.isOtherBuildBetter(code, this.chosen, this.choice.value);
    if (isElse && this.value.status === 'failed') await this.look();
  }

  private async join(params: LoadParams, signal: AbortSignal): Promise<void> {
    const { inference, memory } = this.services;
    const onEvent = (progress: LoadProgress): void => this.set({ status: 'loading', progress });
    const loaded = await inference.load(params, { signal, onEvent });
    const verdict = 'manifest' in params ? await memory.verdict(params.manifest, loaded.device) : 'right';
    this.replies.freshEachTurn = verdict === 'right-when-fresh';
    this.set(readyWith(loaded));
  }

  private set(state: ModelState): void {
    this.hasRun = state.status === 'ready' || (this.hasRun && state.status !== 'checking');
    this.update(() => state);
  }
}

const starting: ModelState = { status: 'loading', progress: { phase: 'starting' } };

function readyWith({ contextTokens, device, canSwitchThinking }: LoadedModel): ModelState {
  return { status: 'ready', contextTokens, device, ...(canSwitchThinking && { canSwitchThinking }) };
}

/** The same server with another key is another choice. */
function isSame(one: ModelChoice, other: ModelChoice): boolean {
  return one.card.id === other.card.id && JSON.stringify(one.elsewhere) === JSON.stringify(other.elsewhere);
}
