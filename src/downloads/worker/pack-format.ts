// A pack is a plain tar archive: manifest.json first, then LICENCE.txt, library.wasm and files/<path>. docs/packs.md.
import { AppError } from '../../errors/app-error.ts';
import { readRecord } from '../../models/read-manifest-field.ts';
import { neededFiles } from '../../models/model-files.ts';
import { parseModelManifest } from '../../models/model-manifest.ts';
import { isAppError } from '../../errors/app-error.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { PackDescription } from '../contract/packs-contract.ts';

export const packManifestName = 'manifest.json';
export const packLicenceName = 'LICENCE.txt';
const packLibraryName = 'library.wasm';
const longestManifestBytes = 1_048_576;
const longestNameLength = 100;

export const invalidPack = (reason: string): AppError<'pack-invalid'> =>
  new AppError('pack-invalid', { reason });

/** A model's files by their names in a pack. */
export function packNames(manifest: ModelManifest): ReadonlyMap<string, NeededFile> {
  return new Map(
    neededFiles(manifest).map((file) => [file.isLibrary ? packLibraryName : `files/${file.path}`, file]),
  );
}

export function describePack({ manifest, name, maker }: PackDescription): string {
  return JSON.stringify({ format: 'hearth-pack', version: 1, name, maker, manifest }, null, 1);
}

/** @throws AppError `pack-invalid` */
export async function parsePackManifest(body: Blob): Promise<PackDescription> {
  if (body.size > longestManifestBytes) throw invalidPack('its description is too long');
  try {
    const pack = readRecord(JSON.parse(await body.text()), 'the description');
    if (pack.format !== 'hearth-pack') throw invalidPack('it is not a model pack');
    if (pack.version !== 1) throw invalidPack('it is of a newer kind than this page knows');
    const text = (value: unknown): string =>
      typeof value === 'string' ? value.slice(0, longestNameLength) : '';
    return { manifest: parseModelManifest(pack.manifest), name: text(pack.name), maker: text(pack.maker) };
  } catch (error) {
    if (isAppError(error) && error.code === 'pack-invalid') throw error;
    throw invalidPack('its description is damaged');
  }
}

/** What a person finds in a pack without any program of ours. */
export function licenceText({ manifest, name, maker }: PackDescription): string {
  const { spdx, url } = manifest.licence;
  const where = url === null ? '' : `Read it at ${url}\n`;
  return `${name} by ${maker}\nLicence: ${spdx}\n${where}`;
}
