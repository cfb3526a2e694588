import type { ModelManifest } from './model-manifest.ts';

/** What WebGPU tells about a GPU. */
export interface DeviceFacts {
  features: readonly string[];
  limits: Readonly<Record<string, number>>;
  /** Such as “apple metal-3”; empty where the browser keeps it to itself. */
  name: string;
}

/** Without WebGPU no compiled model fits. */
export const noGpu: DeviceFacts = { features: [], limits: {}, name: '' };

export type Fit = { fits: true } | { fits: false; missing: readonly string[] };

/** Compares what a model needs with what a device has; a limit that the device does not report counts as 0. */
export function fitsDevice(needs: ModelManifest['needs'], device: DeviceFacts): Fit {
  const features = needs.features.filter((feature) => !device.features.includes(feature));
  const limits = Object.entries(needs.limits)
    .filter(([name, needed]) => (device.limits[name] ?? 0) < needed)
    .map(([name, needed]) => `${name} ${device.limits[name] ?? 0} < ${needed}`);
  const missing = [...features, ...limits];
  return missing.length === 0 ? { fits: true } : { fits: false, missing };
}
