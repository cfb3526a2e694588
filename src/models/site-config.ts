// What the person who runs a site may change without building it anew: `hearth.config.json` beside the page.
// docs/deploying.md has the fields for people.
import { AppError, isAbort } from '../errors/app-error.ts';
import {
  invalidConfig,
  readAddress,
  readAddresses,
  readOrigins,
  readSwitch,
  readText,
} from './read-config-field.ts';

export interface SiteConfig {
  /** Hubs and mirrors to fetch models from, the best first; none ends with a slash. */
  readonly hubs: readonly string[];
  /** Folders with the compiled libraries; empty: the addresses in the catalogue are used. */
  readonly libraries: readonly string[];
  /** Further origins that the browser must be allowed to reach, because hubs redirect there. */
  readonly connect: readonly string[];
  /** Id of the model that is offered first; null: the starter model. */
  readonly defaultModel: string | null;
  /** A catalogue that takes the place of ours; null: ours. After `loadSiteConfig` it is absolute. */
  readonly catalogueUrl: string | null;
  /** Servers that this site offers to ask in place of a model on the device; nobody is asked before a person adds one. */
  readonly endpoints: readonly string[];
  /** Whether a person may also add a server of their own. */
  readonly visitorEndpoints: boolean;
}

export const siteConfigFileName = 'hearth.config.json';

export const defaultSiteConfig: SiteConfig = {
  hubs: ['https://huggingface.co'],
  libraries: [],
  // Where that hub keeps large files, and where the libraries that web-llm names lie.
  connect: ['https://*.hf.co', 'https://*.huggingface.co', 'https://raw.githubusercontent.com'],
  defaultModel: null,
  catalogueUrl: null,
  endpoints: [],
  visitorEndpoints: true,
};

const modelId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/;
const relativePath = /^(?:\.\/)?[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
const longestConfigBytes = 65_536;

const readers: { [Field in keyof SiteConfig]: (value: unknown) => SiteConfig[Field] } = {
  hubs: (value) => {
    const hubs = readAddresses(value, 'hubs');
    if (hubs.length === 0) throw invalidConfig('hubs', 'It names no host; leave it out for the usual one.');
    return hubs;
  },
  libraries: (value) => readAddresses(value, 'libraries'),
  connect: (value) => readOrigins(value, 'connect'),
  defaultModel: (value) => {
    const id = readText(value, 'defaultModel');
    if (!modelId.test(id)) throw invalidConfig('defaultModel', 'It is not the id of a model.');
    return id;
  },
  catalogueUrl: (value) => {
    const text = readText(value, 'catalogueUrl');
    return relativePath.test(text) ? text : readAddress(text, 'catalogueUrl');
  },
  endpoints: (value) => readAddresses(value, 'endpoints'),
  visitorEndpoints: (value) => readSwitch(value, 'visitorEndpoints'),
};

/**
 * A site's configuration from untrusted data; what it leaves out has its default. Fields that do not exist are
 * refused, so that a typing mistake is seen.
 * @throws AppError `config-invalid` with the field
 */
export function parseSiteConfig(value: unknown): SiteConfig {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidConfig(siteConfigFileName, 'It has to hold one JSON object.');
  }
  const given = Object.entries(value as Record<string, unknown>).map(([field, content]) => {
    if (!Object.hasOwn(readers, field)) throw invalidConfig(field.slice(0, 100), 'There is no such field.');
    return [field, readers[field as keyof SiteConfig](content)] as const;
  });
  return { ...defaultSiteConfig, ...Object.fromEntries(given) };
}

/** Whether this site has anything to do with servers that answer in place of a model on the device. */
export function hasEndpoints({ endpoints, visitorEndpoints }: SiteConfig): boolean {
  return visitorEndpoints || endpoints.length > 0;
}

/** Whether this site lets a person ask that server. */
export function mayAsk({ endpoints, visitorEndpoints }: SiteConfig, url: string): boolean {
  const { origin } = new URL(url);
  return visitorEndpoints || endpoints.some((each) => new URL(each).origin === origin);
}

/** A site's configuration from the file's text. @throws AppError `config-invalid` */
export function parseSiteConfigText(text: string): SiteConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalidConfig(siteConfigFileName, `It is not JSON (${String(error)}).`);
  }
  return parseSiteConfig(value);
}

/**
 * Reads the configuration that lies beside the page. A site without one has the defaults, and so has a visit without a
 * connection: nothing can be fetched then anyway.
 * @param baseUrl absolute URL of the site's folder
 * @throws AppError `config-invalid`, `download-failed` when the host answers with an error; `AbortError`
 */
export async function loadSiteConfig(
  baseUrl: string,
  fetch: typeof globalThis.fetch,
  signal?: AbortSignal,
): Promise<SiteConfig> {
  const url = new URL(siteConfigFileName, baseUrl).href;
  const text = await readBeside(url, fetch, signal);
  const config = text === null ? defaultSiteConfig : parseSiteConfigText(text);
  const { catalogueUrl } = config;
  return catalogueUrl === null ? config : { ...config, catalogueUrl: new URL(catalogueUrl, baseUrl).href };
}

/** The file's text, or null when there is none. */
async function readBeside(
  url: string,
  fetch: typeof globalThis.fetch,
  signal?: AbortSignal,
): Promise<string | null> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { cache: 'no-cache', ...(signal === undefined ? {} : { signal }) });
    text = await response.text();
  } catch (error) {
    if (isAbort(error)) throw error;
    return null;
  }
  if (isMissing(response)) return null;
  if (!response.ok) throw new AppError('download-failed', { url, status: response.status });
  if (text.length > longestConfigBytes) throw invalidConfig(siteConfigFileName, 'It is too long.');
  return text;
}

/** Many hosts answer a missing file with their start page and status 200. */
function isMissing({ status, ok, headers }: Response): boolean {
  const isPage = headers.get('content-type')?.includes('text/html') === true;
  return status === 404 || status === 410 || (ok && isPage);
}
