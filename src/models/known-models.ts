// All models that can be chosen on this device: those of the catalogue, and those that the visitor brought.
import { licenceName } from './licence.ts';
import { totalBytes } from './model-files.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import type { ModelCard } from './model-card.ts';
import type { ModelChoice, ModelFiles } from './model-choice.ts';
import type { ModelRecord } from './model-record.ts';

export interface KnownModel {
  choice: ModelChoice;
  /** Null for a model that no catalogue knows. */
  entry: CatalogueEntry | null;
  /** Null before its files were resolved or used here. */
  record: ModelRecord | null;
}

function cardOf(entry: CatalogueEntry, files: ModelFiles | null): ModelCard {
  const { id, name, maker, licence, goodAt, contextTokens, systemPrompt, thinks } = entry;
  return {
    id,
    name,
    maker,
    licence: { name: licence.name, url: licence.url },
    downloadBytes: files === null ? entry.downloadBytes : totalBytes(files.manifest),
    summary: goodAt,
    contextTokens: files?.manifest.contextTokens ?? contextTokens,
    ...(systemPrompt !== undefined && { systemPrompt }),
    ...(thinks !== undefined && { thinks }),
  };
}

function choiceOf(
  entry: CatalogueEntry,
  files: ModelFiles | null,
  cpu: ModelChoice | undefined,
): ModelChoice {
  const needs = files?.manifest.needs ?? entry.needs;
  return {
    engine: entry.ggufFile === null ? 'web-llm' : 'wllama',
    card: cardOf(entry, files),
    needs,
    files,
    elsewhere: null,
    ...(cpu && { cpu }),
  };
}

/** Its words are its maker's; all that is known for certain is its list of files. */
function cardOfOwn({ manifest, source, name, maker }: ModelRecord): ModelCard {
  const { id, revision, licence, contextTokens } = manifest;
  return {
    // A pack may hold another revision of a model that the catalogue has too.
    id: `${id}@${revision}`,
    name: name === '' ? id : name,
    maker: maker === '' ? 'Unknown maker' : maker,
    licence: { name: licenceName(licence), url: licence.url },
    downloadBytes: totalBytes(manifest),
    summary:
      source.filesUrls.length === 0
        ? 'Imported from a file. No catalogue of this site knows it.'
        : 'Named by you, from a hub. No catalogue of this site knows it.',
    contextTokens,
  };
}

/** A pack may claim any name: what it brought never stands for a model of the catalogue. */
function findRecord(
  records: readonly ModelRecord[],
  id: string,
  revision: string | undefined,
): ModelRecord | null {
  const isOf = ({ manifest, origin }: ModelRecord): boolean =>
    origin === 'hub' && manifest.id === id && (revision ?? manifest.revision) === manifest.revision;
  return records.find(isOf) ?? null;
}

/**
 * @param entries of the catalogue, one for each model: the build that suits this device
 * @param own the models whose files come with the site, in all their builds
 */
export function listKnownModels(
  entries: readonly CatalogueEntry[],
  records: readonly ModelRecord[],
  own: readonly ModelChoice[],
): KnownModel[] {
  const list = (entry: CatalogueEntry, cpu?: ModelChoice): KnownModel => {
    const site = own.find(({ card }) => card.id === entry.id);
    const revision = (site?.files?.manifest ?? entry.manifest)?.revision;
    const record = findRecord(records, entry.id, revision);
    return { choice: choiceOf(entry, site?.files ?? record, site?.cpu ?? cpu), entry, record };
  };
  const ggufOf = ({ name }: CatalogueEntry): CatalogueEntry | undefined =>
    entries.find((other) => other.ggufFile !== null && other.name === name);
  const isCompiled = ({ ggufFile }: CatalogueEntry): boolean => ggufFile === null;
  const compiledNames = new Set(entries.filter(isCompiled).map(({ name }) => name));
  const listed = entries
    // A GGUF of a model that is compiled too is the build for the processor, and no model of its own.
    .filter((entry) => isCompiled(entry) || !compiledNames.has(entry.name))
    .map((entry) => {
      const gguf = isCompiled(entry) ? ggufOf(entry) : undefined;
      return list(entry, gguf && list(gguf).choice);
    });
  const isListed = (record: ModelRecord): boolean => listed.some((model) => model.record === record);
  const brought = records
    .filter((record) => record.origin !== 'hub' && !isListed(record))
    .map((record): KnownModel => {
      const { manifest, source } = record;
      const choice: ModelChoice = {
        engine: manifest.library === null ? 'wllama' : 'web-llm',
        card: cardOfOwn(record),
        needs: manifest.needs,
        files: { manifest, source },
        elsewhere: null,
      };
      return { choice, entry: null, record };
    });
  return [...listed, ...brought];
}
