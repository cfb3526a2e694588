// The element's attributes, read when they are needed. A value that makes no sense counts as none: a page must not break
// because of a typing mistake.
import { languageOf } from './words.ts';
import type { ChatEndpoint } from '../chat-types.ts';

export interface ChatOptions {
  /** Null: the starter model. */
  model: string | null;
  /** Where the starter model lies. This and the next two end with a slash. */
  modelsUrl: string;
  /** The same where the page says so, for then all other models lie there too; null: they come from the public hub. */
  mirrorUrl: string | null;
  /** Null where the workers lie beside the script. */
  workerUrl: string | null;
  system: string;
  placeholder: string | null;
  greeting: string;
  suggestions: readonly string[];
  /** One of those that there are words in. */
  language: string;
  layout: (typeof layouts)[number];
  autoload: (typeof autoloads)[number];
  maxTokens: number;
  temperature: number;
  storageKey: string | null;
  readonlyHistory: boolean;
  fallback: ChatEndpoint | null;
}

/** All but `theme`, which is the style sheet's alone. */
export const attributeNames = [
  ...['model', 'models-url', 'worker-url', 'system', 'placeholder', 'greeting', 'suggestions', 'lang'],
  ...['layout', 'open', 'autoload', 'max-tokens', 'temperature', 'storage-key', 'readonly-history'],
  ...['fallback-url', 'fallback-model'],
];

const layouts = ['inline', 'bubble', 'fullscreen'] as const;
const autoloads = ['click', 'visible', 'never'] as const;

/** Where this script lies. Not `new URL('…', import.meta.url)`, which bundlers would take for a file to copy. */
const scriptUrl = import.meta.url;

export function readOptions(element: HTMLElement): ChatOptions {
  const text = (name: string): string => element.getAttribute(name)?.trim() ?? '';
  const textOrNull = (name: string): string | null => text(name) || null;
  return {
    model: textOrNull('model'),
    ...placeOfModels(text('models-url')),
    workerUrl: folderUrl(text('worker-url')),
    system: text('system'),
    placeholder: textOrNull('placeholder'),
    greeting: text('greeting'),
    suggestions: text('suggestions')
      .split('|')
      .map((suggestion) => suggestion.trim())
      .filter((suggestion) => suggestion !== ''),
    language: languageOf(languageFor(element)),
    layout: oneOf(layouts, text('layout')),
    autoload: oneOf(autoloads, text('autoload')),
    maxTokens: Math.round(numberIn(text('max-tokens'), 1, 8192, 512)),
    temperature: numberIn(text('temperature'), 0, 2, 0.7),
    storageKey: textOrNull('storage-key'),
    readonlyHistory: element.hasAttribute('readonly-history'),
    fallback: fallbackOf(text('fallback-url'), text('fallback-model')),
  };
}

/** The first is what counts where nothing else is said. */
function oneOf<Value extends string>(values: readonly [Value, ...Value[]], text: string): Value {
  return values.find((value) => value === text) ?? values[0];
}

function numberIn(text: string, low: number, high: number, fallback: number): number {
  const value = text === '' ? NaN : Number(text);
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : fallback;
}

/** Where nothing else is said, the starter model lies in the folder above the script's. */
export function placeOfModels(text: string): Pick<ChatOptions, 'modelsUrl' | 'mirrorUrl'> {
  const mirrorUrl = folderUrl(text);
  return { modelsUrl: mirrorUrl ?? new URL('../', scriptUrl).href, mirrorUrl };
}

/** Absolute, with a slash at its end; null for nothing, and for what is no address. */
export function folderUrl(text: string): string | null {
  if (text === '' || !URL.canParse(text, document.baseURI)) return null;
  const { href } = new URL(text, document.baseURI);
  return href.endsWith('/') ? href : `${href}/`;
}

function fallbackOf(url: string, model: string): ChatEndpoint | null {
  return url !== '' && URL.canParse(url, document.baseURI)
    ? { url: new URL(url, document.baseURI).href.replace(/\/+$/, ''), model: model || 'default' }
    : null;
}

/** Its own language, or the nearest around it, also around the shadow roots that it is in; the browser's at last. */
function languageFor(element: Element): string {
  for (let at: Node | null = element; at !== null;) {
    const found: Element | null = at instanceof Element ? at.closest('[lang]') : null;
    const lang = found?.getAttribute('lang') ?? '';
    if (lang !== '') return lang;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language;
}
