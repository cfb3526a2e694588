// Runs in the page, before its own scripts, as driver.ts does: what a person does with conversations, and when it is painted.

export interface ChatDriver {
  /** Middle of the entry of a conversation in the list; of the button for a new one where there is no title. */
  entry: (title?: string) => Promise<{ x: number; y: number }>;
  /** Milliseconds from the last click until this text, at the end of the conversation, is painted in sight. */
  untilPainted: (text: string) => Promise<number>;
  whenEmpty: () => Promise<void>;
  /** Null where there is no field for it. */
  search: (query: string) => Promise<{ paintedMs: number; found: number } | null>;
  question: () => { x: number; y: number };
}

declare global {
  var chatDriver: ChatDriver;
}

/** `hearth-chat-list`, as far as it is watched. */
interface ChatList extends Element {
  searchWords?: string;
  results?: { readCount: number; conversationCount: number; totalCount: number } | null;
}

/** Handed to `addInitScript`, so everything it uses is inside. */
export function installChatDriver(): void {
  let clickedMs = 0;
  addEventListener('click', ({ timeStamp }) => (clickedMs = timeStamp), { capture: true });

  const within = (...path: string[]): Element | null =>
    path.reduce<Element | null>(
      (host, selector) => host?.shadowRoot?.querySelector(selector) ?? null,
      document.querySelector('hearth-app'),
    );
  const list = (): ChatList | null => within('hearth-sidebar-view', 'hearth-chat-list');
  const turns = (): Element[] => [
    ...(within('hearth-transcript-view', 'hearth-transcript')?.shadowRoot?.querySelectorAll('hearth-turn') ??
      []),
  ];
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const painted = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
  const until = async <Found>(find: () => Found | null | undefined | false): Promise<Found> => {
    for (;;) {
      await frame();
      const found = find();
      if (found) return found;
    }
  };
  const middleOf = (element: Element): { x: number; y: number } => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const endInSight = (text: string): boolean => {
    const end = turns().at(-1)?.shadowRoot?.querySelector('hearth-markdown') ?? null;
    if (end?.shadowRoot?.textContent.includes(text) !== true) return false;
    const { top, bottom } = end.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && bottom > top;
  };

  globalThis.chatDriver = {
    async entry(title) {
      const buttons = (): Element[] => [...(list()?.shadowRoot?.querySelectorAll('button') ?? [])];
      const isWanted = (button: Element): boolean =>
        title === undefined ? button.matches('.start') : button.textContent.trim() === title;
      return middleOf(await until(() => buttons().find(isWanted)));
    },
    async untilPainted(text) {
      await until(() => endInSight(text));
      await painted();
      return performance.now() - clickedMs;
    },
    async whenEmpty() {
      await until(() => turns().length === 0);
    },
    async search(query) {
      const element = list();
      const field = element?.shadowRoot?.querySelector<HTMLInputElement>('input[type=search]') ?? null;
      if (element === null || field === null) return null;
      const before = element.results;
      const startMs = performance.now();
      field.value = query;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      const { totalCount } = await until(() => {
        const { results, searchWords } = element;
        const isNew = results && results !== before && searchWords === query;
        return isNew && results.readCount === results.conversationCount ? results : null;
      });
      await painted();
      return { paintedMs: performance.now() - startMs, found: totalCount };
    },
    question: () => middleOf(within('hearth-composer-view', 'hearth-composer', 'textarea') ?? document.body),
  };
}
