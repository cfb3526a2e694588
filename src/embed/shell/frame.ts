import { make } from './make.ts';
import { shellSheet } from './shell-styles.ts';
import { wordsIn } from './words.ts';
import type { ChatStrings } from '../chat-types.ts';
import type { ChatOptions } from './chat-options.ts';
import type { ModelFacts } from './model-facts.ts';
import type { ShellWords } from './words.ts';

export interface Offer {
  facts: ModelFacts;
  /** A question that waits for the visitor to agree; null for none. */
  pending: string | null;
  /** The chat itself could not be fetched. */
  isBroken: boolean;
}

interface FrameListener {
  onAgree: () => void;
  onToggle: (open: boolean) => void;
}

const inUnit = (language: string, bytes: number): string => {
  const isLarge = bytes >= 1e9;
  const format = {
    style: 'unit',
    unit: isLarge ? 'gigabyte' : 'megabyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  };
  const value = bytes / (isLarge ? 1e9 : 1e6);
  return new Intl.NumberFormat(language, format as Intl.NumberFormatOptions).format(
    isLarge ? value : Math.max(1, Math.round(value)),
  );
};

/** What stands in the element before anything is fetched: its frame, and the offer. */
export class Frame {
  /** Where the conversation is drawn once it is there. */
  readonly room = make('div', { class: 'room' });
  private readonly offer = make('div', { class: 'offer' });
  private readonly root: HTMLElement;
  private readonly tokens: HTMLElement;
  private readonly bubble: HTMLButtonElement;
  private readonly closer: HTMLButtonElement;
  private readonly listener: FrameListener;

  constructor(shadow: ShadowRoot, listener: FrameListener) {
    this.listener = listener;
    shadow.adoptedStyleSheets.push(shellSheet());
    this.closer = make('button', { type: 'button', class: 'close quiet icon', part: 'close' }, '×');
    this.bubble = make('button', { type: 'button', class: 'bubble primary', part: 'bubble' });
    this.bubble.append(speechMark());
    this.root = make(
      'div',
      { class: 'root', part: 'root' },
      this.closer,
      make('header', { part: 'header' }, make('slot', { name: 'header' })),
      this.room,
      this.offer,
      make('footer', { part: 'footer' }, make('slot', { name: 'footer' })),
    );
    this.tokens = make('div', { class: 'tokens' }, this.root, this.bubble);
    shadow.append(this.tokens);
    this.closer.addEventListener('click', () => listener.onToggle(false));
    this.bubble.addEventListener('click', () => listener.onToggle(this.bubble.ariaExpanded !== 'true'));
    this.root.addEventListener('keydown', this.onKey);
  }

  /** Its language and direction, and whether it is open. */
  dress({ language, layout }: ChatOptions, isOpen: boolean): void {
    const words = wordsIn(language);
    this.tokens.lang = language;
    // Any other direction is the page's: its own words may be in a language that we do not speak.
    if (language === 'ar') this.tokens.dir = 'rtl';
    else this.tokens.removeAttribute('dir');
    const isBubble = layout === 'bubble';
    setRole(this.root, isBubble ? 'dialog' : 'group', words.chat);
    this.closer.ariaLabel = words.close;
    this.bubble.hidden = !isBubble;
    this.bubble.ariaLabel = isOpen ? words.close : words.open;
    this.bubble.ariaExpanded = String(isOpen);
  }

  /** Where one writes, or what comes before that. */
  focus(options?: FocusOptions): void {
    const { root, closer } = this;
    (root.querySelector<HTMLElement>('textarea, .offer button') ?? closer).focus(options);
  }

  /** Moves the focus to where it belongs when the panel opens, and back when it closes. */
  moveFocus(isOpen: boolean): void {
    if (isOpen) this.focus();
    else this.bubble.focus();
  }

  show(offer: Offer | null, { language }: ChatOptions, strings: Partial<ChatStrings>): void {
    this.offer.hidden = offer === null;
    this.offer.replaceChildren(...(offer === null ? [] : [this.card(offer, language, strings)]));
  }

  /** The page asks for a model that there is not. */
  showNoModel(id: string, { language }: ChatOptions): void {
    const words = make(
      'p',
      { class: 'card problem', part: 'error', role: 'alert' },
      wordsIn(language).noModel(id),
    );
    this.offer.hidden = false;
    this.offer.replaceChildren(words);
  }

  private card(offer: Offer, language: string, strings: Partial<ChatStrings>): HTMLElement {
    const words = wordsIn(language);
    const { facts, pending, isBroken } = offer;
    const button = make(
      'button',
      { type: 'button', class: 'primary', part: 'agree' },
      strings.consentButton ?? (facts.bytes > 0 ? words.agree : words.start),
    );
    button.addEventListener('click', this.listener.onAgree);
    const { name, maker, licence } = facts;
    const title = make('p', { class: 'soft' }, make('strong', {}, name), maker === '' ? null : ` · ${maker}`);
    if (licence !== null) title.append(' · ', licenceLink(licence));
    return make(
      // No region: a page may have many of these.
      'div',
      { class: 'card', part: 'consent', role: 'group', 'aria-label': words.model },
      strings.consentTitle === undefined ? null : make('p', {}, strings.consentTitle),
      title,
      make('slot', { name: 'consent' }),
      pending === null ? null : make('p', { part: 'pending', dir: 'auto' }, words.pending(shorten(pending))),
      make(
        'ul',
        {},
        ...this.lines(facts, language, words, strings).map(([kind, text]) =>
          make('li', { class: kind }, text),
        ),
      ),
      isBroken ? make('p', { class: 'problem', role: 'alert' }, words.notFetched) : null,
      button,
    );
  }

  private lines(
    { bytes, sources, host, licence }: ModelFacts,
    language: string,
    words: ShellWords,
    strings: Partial<ChatStrings>,
  ): [kind: string, text: string][] {
    const lines: [string, string][] = [];
    const from = sources.length > 0 ? words.from(new Intl.ListFormat(language).format(sources)) : '';
    if (bytes > 0) lines.push(['', words.fetched(inUnit(language, bytes) + from)]);
    if (host !== null) lines.push(['leaving', words.leaves(host)]);
    // Of an engine that the page brings, nobody here knows what it does with words.
    else if (licence === null) lines.push(['', words.inPage]);
    else lines.push(['local', strings.staysHere ?? words.staysHere]);
    return [...lines, ['soft', words.mayBeWrong]];
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || this.bubble.hidden) return;
    event.preventDefault();
    this.listener.onToggle(false);
  };
}

function setRole(element: HTMLElement, role: string, label: string): void {
  element.role = role;
  element.ariaLabel = label;
}

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}…` : text);

function licenceLink({ name, url }: NonNullable<ModelFacts['licence']>): Node | string {
  return url === null ? name : make('a', { href: url, target: '_blank', rel: 'noreferrer' }, name);
}

function speechMark(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', '26');
  svg.setAttribute('height', '26');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute(
    'd',
    'M5 5h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 17h-7l-5 4v-4H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 5z',
  );
  svg.append(path);
  return svg;
}
