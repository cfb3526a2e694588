import { randomId } from '../channel/random-id.ts';

/** What is on the page and nowhere else, for a reload that somebody asked for. */
export interface ReloadNote {
  /** A new conversation was open, of which nothing is stored. */
  isNewConversation: boolean;
  /** The model was running, and is to run again without being asked. */
  startsModel: boolean;
  /** The page after the reload should be isolated. */
  forIsolation: boolean;
}

type NoteStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Page {
  location: Pick<Location, 'href'>;
  history: Pick<History, 'state' | 'replaceState'>;
}

const parameter = 'reload';
const keyOf = (id: string): string => `hearth-reload ${id}`;

function parse(text: string | null): ReloadNote | null {
  try {
    const note: unknown = JSON.parse(text ?? '');
    if (typeof note !== 'object' || note === null) return null;
    const { isNewConversation, startsModel, forIsolation } = note as Partial<
      Record<keyof ReloadNote, unknown>
    >;
    return {
      isNewConversation: isNewConversation === true,
      startsModel: startsModel === true,
      forIsolation: forIsolation === true,
    };
  } catch {
    return null;
  }
}

/**
 * Read once, by the page that the reload leads to: its address names the note. What else a tab has of its own does not
 * survive that the page becomes isolated: Chromium drops `history.state`, and `sessionStorage` is another one.
 */
export class ReloadNotes {
  private readonly storage: () => NoteStorage;
  private readonly page: Page;

  /** @param storage may throw, as `localStorage` does where everything is blocked: then nothing is kept */
  constructor(storage: () => NoteStorage, page: Page) {
    this.storage = storage;
    this.page = page;
  }

  /**
   * @returns what to do right before the reload, and not sooner: a change of the address keeps Chromium from replacing a
   *   service worker for seconds
   */
  keep(note: ReloadNote): () => void {
    const id = randomId();
    try {
      this.storage().setItem(keyOf(id), JSON.stringify(note));
    } catch {
      return () => undefined;
    }
    return () => this.address((search) => search.set(parameter, id));
  }

  /** The note of the page before, if this one comes from such a reload. */
  take(): ReloadNote | null {
    const id = new URL(this.page.location.href).searchParams.get(parameter);
    if (id === null) return null;
    this.address((search) => search.delete(parameter));
    try {
      const storage = this.storage();
      const note = parse(storage.getItem(keyOf(id)));
      storage.removeItem(keyOf(id));
      return note;
    } catch {
      return null;
    }
  }

  private address(change: (search: URLSearchParams) => void): void {
    const { location, history } = this.page;
    const url = new URL(location.href);
    change(url.searchParams);
    history.replaceState(history.state, '', url);
  }
}
