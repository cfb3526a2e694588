// The header of one GGUF, or of all parts of one, wherever they lie: read, put together and judged.
import { describeGguf } from '../../gguf/describe-gguf.ts';
import { mergeParts } from '../../gguf/merge-parts.ts';
import { readGguf } from '../../gguf/read-gguf.ts';
import { displayName } from '../../models/gguf-name.ts';
import { ggufWarnings } from '../../models/gguf-warning.ts';
import { readLicence } from '../../models/licence.ts';
import { chipBuildBytes } from '../../repack/chip-build.ts';
import type { ByteSource } from '../../gguf/byte-source.ts';
import type { GgufWarning } from '../../models/gguf-warning.ts';
import type { GgufManifest } from '../../models/model-manifest.ts';
import type { GgufDescription, GgufHost } from '../contract/gguf-contract.ts';

export interface GgufPart {
  path: string;
  source: ByteSource;
}

export interface DescribedGguf<Part> {
  description: GgufDescription;
  /** In their order. */
  parts: readonly Part[];
}

/**
 * @param toldLicence what a hub says of it, for a file that does not say
 * @throws AppError `gguf-invalid`, `gguf-unsupported`, `model-too-large`
 */
export async function describeParts<Part extends GgufPart>(
  given: readonly Part[],
  { deviceBytes, library }: GgufHost,
  toldLicence = '',
): Promise<DescribedGguf<Part>> {
  const read: { part: Part; file: Awaited<ReturnType<typeof readGguf>> }[] = [];
  for (const part of given) read.push({ part, file: await readGguf(part.source) });
  const { parts: merged, file } = mergeParts(read);
  const { licence: ownLicence, name, isTight, ...facts } = describeGguf(file, deviceBytes);
  const parts = merged.map(({ part }) => part);
  const isTold = ownLicence.id === '' && ownLicence.name === '';
  const licence = readLicence(isTold ? { ...ownLicence, id: toldLicence } : ownLicence);
  const warnings: Record<GgufWarning, boolean> = {
    'memory-tight': isTight,
    'context-shortened': facts.contextTokens < Math.min(facts.trainedTokens, 4096),
    'licence-unknown': licence.spdx === 'NOASSERTION',
  };
  const description = {
    ...facts,
    name: displayName(pathOfFirst(parts), name),
    ownName: name,
    licence,
    sizeBytes: parts.reduce((sum, { source }) => sum + source.sizeBytes, 0),
    parts: parts.length,
    warnings: ggufWarnings.filter((warning) => warnings[warning]),
    chipBytes: await chipBytes(parts, library),
  };
  return { description, parts };
}

const pathOfFirst = ([first]: readonly GgufPart[]): string => first?.path ?? '';

/** Models that fit the library are small: they do not come in parts. */
async function chipBytes(
  [first, ...more]: readonly GgufPart[],
  library: GgufHost['library'],
): Promise<number | null> {
  return first === undefined || more.length > 0 ? null : chipBuildBytes(first.source, library);
}

/** What a manifest says of a model beside its name and files. */
export function manifestFacts(
  description: GgufDescription,
): Pick<GgufManifest, 'library' | 'licence' | 'contextTokens' | 'quantization' | 'needs'> {
  const { licence, contextTokens, quantization, memoryBytes } = description;
  return {
    library: null,
    licence,
    contextTokens,
    quantization,
    needs: { features: [], limits: {}, memoryBytes },
  };
}
