import { isAbort, toAppError } from '../errors/app-error.ts';
import { Store } from './store.ts';
import type { AppError } from '../errors/app-error.ts';
import type { SearchClient } from '../search/client/search-client.ts';
import type { SearchAnswer } from '../search/contract/search-contract.ts';
import type { HistoryState } from './history-store.ts';

interface SearchState {
  /** Empty: nothing is looked for. */
  query: string;
  /** What was found, so far or for the words before; null before the first answer. */
  answer: SearchAnswer | null;
  error: AppError | null;
}

const nothingAsked: SearchState = { query: '', answer: null, error: null };

/** So many are shown at first, and so many more each time. */
const step = 20;
/** What is written changes what is found, but not each word of a reply has to. */
const followMs = 250;

/** What is looked for in all conversations. */
export class SearchStore extends Store<SearchState> {
  private readonly client: Pick<SearchClient, 'search' | 'end'>;
  private running = new AbortController();
  private limit = step;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    client: Pick<SearchClient, 'search' | 'end'>,
    history: Pick<Store<HistoryState>, 'value' | 'subscribe'>,
  ) {
    super(nothingAsked);
    this.client = client;
    let { summaries } = history.value;
    history.subscribe(() => {
      const isOther = isListedOtherwise(summaries, history.value.summaries);
      ({ summaries } = history.value);
      if (isOther) this.follow();
    });
  }

  async search(query: string): Promise<void> {
    this.limit = step;
    if (query.trim() === '') {
      this.running.abort();
      this.update(() => ({ ...nothingAsked, query }));
      return;
    }
    this.update((state) => ({ ...state, query }));
    await this.run();
  }

  /** Shows more of what was found. */
  async more(): Promise<void> {
    const { answer } = this.value;
    if (answer === null || answer.hits.length < this.limit) return;
    this.limit = answer.hits.length + step;
    await this.run();
  }

  /** Ends its thread: everything is being deleted. */
  end(): void {
    this.running.abort();
    clearTimeout(this.timer);
    this.client.end();
  }

  /** Looks again, because conversations have changed. */
  private follow(): void {
    if (this.value.answer === null) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.value.answer !== null) void this.run();
    }, followMs);
  }

  private async run(): Promise<void> {
    const { limit } = this;
    const { query } = this.value;
    this.running.abort();
    const { signal } = (this.running = new AbortController());
    const show = (answer: SearchAnswer): void => {
      if (!signal.aborted) this.update((state) => ({ ...state, answer, error: null }));
    };
    try {
      show(await this.client.search({ query, limit }, { signal, onEvent: show }));
    } catch (error) {
      if (!isAbort(error) && !signal.aborted)
        this.update((state) => ({ ...state, answer: null, error: toAppError(error) }));
    }
  }
}

type Summaries = HistoryState['summaries'];

/** Whether something of the list itself is different: a reply that is being written changes none of that. */
function isListedOtherwise(before: Summaries, after: Summaries): boolean {
  if (before.length !== after.length) return true;
  return after.some(({ title, isPinned }, index) => {
    const other = before[index];
    return other?.title !== title || other.isPinned !== isPinned;
  });
}
