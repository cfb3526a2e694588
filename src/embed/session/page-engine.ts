import { deviceName } from '../../app/device-name.ts';
import { pageThread } from '../../channel/page-thread.ts';
import { checkPage } from '../../device/check-page.ts';
import { readDevice } from '../../device/read-device.ts';
import { DownloadsClient } from '../../downloads/client/downloads-client.ts';
import { EngineAdvisor } from '../../state/engine-advisor.ts';
import { createModelMemory } from '../../state/model-memory.ts';
import { ModelStore } from '../../state/model-store.ts';
import { EngineHistoryStorage } from '../../storage/engine-history.ts';
import { modelRecords } from '../../storage/model-records.ts';
import { settingsStorage } from '../../storage/settings-storage.ts';
import { typesetter } from '../../typesetting/client/shared-typesetter.ts';
import { markdownLoading } from '../../ui/markdown/load-markdown.ts';
import { isEndpoint } from '../shell/model-facts.ts';
import { choiceOf, lookUpChoice, hubModule } from './engine-choice.ts';
import { PageInference } from './page-inference.ts';
import { Threads } from './spawn-threads.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { InferenceContract, LoadParams } from '../../inference/contract/inference-contract.ts';
import type { ModelChoice } from '../../models/model-choice.ts';
import type { ChatEndpoint, ChatEngine } from '../chat-types.ts';
import type { ChatOptions } from '../shell/chat-options.ts';

type Wanted = Pick<ChatOptions, 'model' | 'modelsUrl' | 'mirrorUrl' | 'workerUrl'>;

const left = (): DOMException => new DOMException('The model was not waited for.', 'AbortError');

/** A tab that died is noted by the site; a page of somebody else's has other reasons to die. */
const noSentinel = {
  guard: <Result>(_id: string, _phase: unknown, work: () => Promise<Result>): Promise<Result> => work(),
  read: async (): Promise<null> => null,
};

/** One model and its threads, for all elements of the page that use it. */
export class PageEngine {
  readonly model: ModelStore;
  /** Its seat at the engine, which the model uses. */
  readonly inference: PageInference;
  private readonly threads: Threads;
  private readonly users = new Set<object>();
  private readonly onUnused: () => void;
  private readonly own: ChatEngine | null;
  private starting: Promise<void> | null = null;

  constructor(choice: ModelChoice, own: ChatEngine | null, wanted: Wanted, onUnused: () => void) {
    this.own = own;
    this.onUnused = onUnused;
    this.threads = new Threads(wanted.workerUrl);
    this.inference = new PageInference(
      (params) => this.spawnEngine(params),
      (error) => this.model.lost(error),
    );
    this.model = this.createModel(choice, wanted);
  }

  /** It is being brought up, though the model may not have said anything yet. */
  get isStarting(): boolean {
    return this.starting !== null;
  }

  join(user: object): void {
    this.users.add(user);
  }

  /** The last one who leaves ends everything, a download included. */
  leave(user: object): void {
    if (!this.users.delete(user) || this.users.size > 0) return;
    this.model.leave();
    this.threads.endAll();
    this.onUnused();
  }

  /** Fetches what is missing, and loads it. Failures end in the model's state. */
  start(): Promise<void> {
    this.starting ??= this.bringUp().finally(() => (this.starting = null));
    return this.starting;
  }

  /** Waits for what `start` has begun. @throws AppError; `AbortError`, also where it was cancelled */
  async whenReady(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        const { value } = this.model;
        if (value.status === 'ready') end(resolve);
        else if (value.status === 'failed' || value.status === 'unsupported') end(() => reject(value.error));
        else if (value.status === 'offered' && this.starting === null) end(() => reject(left()));
      };
      const stop = this.model.subscribe(look);
      const onAbort = (): void => end(() => reject(signal?.reason as Error));
      const end = (settle: () => void): void => {
        stop();
        signal?.removeEventListener('abort', onAbort);
        settle();
      };
      signal?.addEventListener('abort', onAbort);
      // What failed before is not what is waited for.
      if (this.starting === null) look();
      else void this.starting.then(look);
    });
  }

  private async bringUp(): Promise<void> {
    const { model } = this;
    const before = model.value.status;
    // What failed before anybody knew of which files it consists may be another build by now.
    const isOpen = before === 'failed' && model.loadParams === null;
    if (isOpen || before === 'checking' || before === 'unsupported') await model.check();
    const { status } = model.value;
    if (status === 'offered' || status === 'paused' || status === 'failed') await model.start();
  }

  private createModel(choice: ModelChoice, wanted: Wanted): ModelStore {
    const downloads = new DownloadsClient(() => this.threads.spawn('downloads'));
    const { inference } = this;
    const advisor = new EngineAdvisor({
      checkPage: () => checkPage(window),
      readDevice: () => readDevice(window),
      history: new EngineHistoryStorage(settingsStorage),
      deviceName,
    });
    const memory = createModelMemory({
      records: modelRecords,
      downloads,
      hosts: async () => (await hubModule()).modelHosts(wanted.mirrorUrl),
      deviceName,
      findEntry: async (modelId) => (await hubModule()).hubEntry(modelId),
    });
    const lookUp = (chosen: ModelChoice): Promise<ModelChoice> => lookUpChoice(chosen, wanted);
    const nothing = async (): Promise<void> => undefined;
    const findSmaller = async (): Promise<null> => null;
    return new ModelStore(
      // The browser is not asked to keep what is stored: it would ask in the name of a page that is not ours.
      { advisor, downloads, inference, sentinel: noSentinel, memory, persist: nothing, findSmaller, lookUp },
      choice,
    );
  }

  private spawnEngine({ engine }: LoadParams): Thread {
    const { own, threads } = this;
    if (own !== null) return threads.keep(pageThread<InferenceContract>(() => startOwn(own)));
    if (engine === 'endpoint') return threads.spawn('endpoint');
    return threads.spawn(engine === 'wllama' ? 'cpu' : 'inference');
  }
}

/** The thread that colours code and sets formulas. Where no reply was shown it is not there, nor fetched for this. */
async function restTypesetter(): Promise<void> {
  const loading = markdownLoading();
  if (loading === null) return;
  await loading;
  const { rehearsal } = await import('../../ui/markdown/rehearse-markdown.ts');
  await rehearsal;
  if (engines.size === 0) await typesetter.rest();
}

/** Few pages have one. */
const startOwn = async (own: ChatEngine): Promise<Handlers<InferenceContract>> =>
  (await import('./own-engine.ts')).ownEngine(own);

const engines = new Map<unknown, PageEngine>();

/** The engine that all elements share that want the same. @throws AppError `model-unknown` */
export function engineFor(engine: ChatEngine | ChatEndpoint | null, wanted: Wanted): PageEngine {
  const own = engine !== null && !isEndpoint(engine) ? engine : null;
  const choice = choiceOf(engine, wanted);
  const { card, elsewhere, files } = choice;
  const { modelsUrl, mirrorUrl, workerUrl } = wanted;
  const place = files === null ? mirrorUrl : modelsUrl;
  const key = own ?? JSON.stringify([card.id, elsewhere, place, workerUrl]);
  const known = engines.get(key);
  if (known !== undefined) return known;
  const forget = (): void => {
    engines.delete(key);
    if (engines.size === 0) restTypesetter().catch(() => undefined);
  };
  const made = new PageEngine(choice, own, wanted, forget);
  engines.set(key, made);
  return made;
}
