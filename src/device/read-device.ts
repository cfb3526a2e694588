import { AppError } from '../errors/app-error.ts';
import type { DeviceFacts } from '../models/fits-device.ts';

const limitNames = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
] as const;

interface Scope {
  isSecureContext: boolean;
  navigator: { gpu?: GPU };
}

/**
 * Looks at the GPU that the engine would get: the same power preference as web-llm's.
 * @param scope the page's or worker's global object
 * @throws AppError `webgpu-unavailable`
 */
export async function readDevice(scope: Scope): Promise<DeviceFacts> {
  const { gpu } = scope.navigator;
  if (gpu === undefined) {
    throw new AppError('webgpu-unavailable', {
      reason: scope.isSecureContext ? 'no-api' : 'insecure-context',
    });
  }
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw new AppError('webgpu-unavailable', { reason: 'no-adapter' });
  const { vendor, architecture, description } = adapter.info;
  return {
    features: [...adapter.features],
    limits: Object.fromEntries(limitNames.map((name) => [name, adapter.limits[name]])),
    name: description === '' ? `${vendor} ${architecture}`.trim() : description,
  };
}
