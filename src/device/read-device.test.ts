import { describe, expect, it } from 'vitest';
import { readDevice } from './read-device.ts';

function scopeWith(adapter: object | null): Parameters<typeof readDevice>[0] {
  return {
    isSecureContext: true,
    navigator: { gpu: { requestAdapter: async () => adapter } as unknown as GPU },
  };
}

const adapter = {
  features: new Set(['subgroups']),
  limits: { maxBufferSize: 1, maxStorageBufferBindingSize: 2, unknownLimit: 3 },
  info: { vendor: 'apple', architecture: 'metal-3', description: '' },
};

describe('reading the device', () => {
  it('tells features, the limits that count, and a name', async () => {
    await expect(readDevice(scopeWith(adapter))).resolves.toMatchObject({
      features: ['subgroups'],
      limits: { maxBufferSize: 1, maxStorageBufferBindingSize: 2 },
      name: 'apple metal-3',
    });
  });

  it('prefers the description as the name', async () => {
    const described = { ...adapter, info: { ...adapter.info, description: 'Some GPU' } };
    await expect(readDevice(scopeWith(described))).resolves.toMatchObject({ name: 'Some GPU' });
  });

  it.each([
    [{ isSecureContext: true, navigator: {} }, 'no-api'],
    [{ isSecureContext: false, navigator: {} }, 'insecure-context'],
    [scopeWith(null), 'no-adapter'],
  ])('says why there is none (%#)', async (scope, reason) => {
    await expect(readDevice(scope)).rejects.toMatchObject({ code: 'webgpu-unavailable', detail: { reason } });
  });
});
