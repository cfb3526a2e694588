import { AppError, isAbort } from '../errors/app-error.ts';
import { parseCatalogue } from './parse-catalogue.ts';
import { invalidManifest } from './read-manifest-field.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import type { SiteConfig } from './site-config.ts';

const longestCatalogue = 8_000_000;

/**
 * The models on offer: ours, which is fetched from the site only now, or the list that the site's owner put in its place.
 * @throws AppError `download-failed`, `manifest-invalid`; `AbortError`
 */
export async function loadCatalogue(
  { catalogueUrl }: Pick<SiteConfig, 'catalogueUrl'>,
  fetch: typeof globalThis.fetch,
  signal?: AbortSignal,
): Promise<readonly CatalogueEntry[]> {
  if (catalogueUrl === null) return (await import('./catalogue.ts')).catalogue;
  const text = await readText(catalogueUrl, fetch, signal);
  if (text.length > longestCatalogue) throw invalidManifest('the catalogue is too long');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidManifest('the catalogue is not JSON');
  }
  return parseCatalogue(value);
}

async function readText(url: string, fetch: typeof globalThis.fetch, signal?: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, {
      cache: 'no-cache',
      referrerPolicy: 'no-referrer',
      ...(signal === undefined ? {} : { signal }),
    });
    if (response.ok) return await response.text();
    throw new AppError('download-failed', { url, status: response.status });
  } catch (error) {
    if (error instanceof AppError || isAbort(error)) throw error;
    throw new AppError('download-failed', { url, status: null }, { cause: error });
  }
}
