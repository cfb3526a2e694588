// A model may come in two builds: one that computes in half precision (smaller, faster, needs `shader-f16`) and
// one that runs anywhere. A person sees one model; which build it is, the device decides.
import { fitsDevice } from './fits-device.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import type { DeviceFacts } from './fits-device.ts';

/**
 * The build of this model for this device: the half-precision one where it runs. Where neither runs, the one that
 * lacks least, so that what is said to be missing is what really stands in the way.
 */
export function chooseTwin(
  entry: CatalogueEntry,
  device: DeviceFacts,
  entries: readonly CatalogueEntry[],
): CatalogueEntry {
  const twin = entries.find(({ id }) => id === entry.twinId);
  if (twin === undefined) return entry;
  const [half, full] = needsHalfPrecision(entry) ? [entry, twin] : [twin, entry];
  return lacking(half, device) <= lacking(full, device) ? half : full;
}

/** The catalogue as a person sees it on this device: each model once, in the catalogue's order. */
export function offeredModels(
  entries: readonly CatalogueEntry[],
  device: DeviceFacts,
): readonly CatalogueEntry[] {
  const chosen = entries.map((entry) => chooseTwin(entry, device, entries));
  return [...new Set(chosen)];
}

function needsHalfPrecision({ needs }: CatalogueEntry): boolean {
  return needs.features.includes('shader-f16');
}

function lacking({ needs }: CatalogueEntry, device: DeviceFacts): number {
  const fit = fitsDevice(needs, device);
  return fit.fits ? 0 : fit.missing.length;
}
