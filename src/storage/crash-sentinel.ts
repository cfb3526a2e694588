// A note written before work that may take the whole tab with it, and removed after. If it is still there later, the
// tab died: no event tells of that, least of all on phones.

export interface CrashNote {
  phase: 'loading' | 'answering';
  /** Milliseconds since 1970. */
  atMs: number;
}

/** What is needed of `localStorage`, which writes at once where IndexedDB would be too late. */
interface NoteStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const lockName = 'hearth-risky-work';
const keyOf = (modelId: string): string => `hearth-crash ${modelId}`;

function parseNote(text: string | null): CrashNote | null {
  try {
    const { phase, atMs } = JSON.parse(text ?? '{}') as Record<string, unknown>;
    if ((phase !== 'loading' && phase !== 'answering') || typeof atMs !== 'number') return null;
    return { phase, atMs };
  } catch {
    return null;
  }
}

export class CrashSentinel {
  private readonly storage: () => NoteStorage;
  private readonly locks: LockManager;
  private readonly page: EventTarget;

  /**
   * @param storage may throw, as `localStorage` does where everything is blocked: then nothing is remembered
   * @param page says `pagehide` when it is closed as pages are: that is no crash
   */
  constructor(storage: () => NoteStorage, locks: LockManager, page: EventTarget) {
    this.storage = storage;
    this.locks = locks;
    this.page = page;
  }

  /** Runs `work` under a note for this model. A failure that can be told is no crash either. */
  async guard<Result>(
    modelId: string,
    phase: CrashNote['phase'],
    work: () => Promise<Result>,
  ): Promise<Result> {
    const remove = (): void => this.try((storage) => storage.removeItem(keyOf(modelId)));
    const note: CrashNote = { phase, atMs: Date.now() };
    // The lock tells the tabs that look that this one is alive.
    return this.locks.request(lockName, { mode: 'shared' }, async () => {
      this.try((storage) => storage.setItem(keyOf(modelId), JSON.stringify(note)));
      this.page.addEventListener('pagehide', remove);
      try {
        return await work();
      } finally {
        this.page.removeEventListener('pagehide', remove);
        remove();
      }
    });
  }

  /** The note of a tab that died with this model; null too while some tab is at such work. */
  async read(modelId: string): Promise<CrashNote | null> {
    return this.locks.request(lockName, { ifAvailable: true }, (lock) =>
      Promise.resolve(
        lock === null ? null : parseNote(this.try((storage) => storage.getItem(keyOf(modelId))) ?? null),
      ),
    );
  }

  private try<Value>(use: (storage: NoteStorage) => Value): Value | undefined {
    try {
      return use(this.storage());
    } catch {
      return undefined;
    }
  }
}
