import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { starterManifest } from '../models/starter-model.ts';
import { GgufCommands } from './gguf-commands.ts';
import type { GgufDescription } from '../downloads/contract/gguf-contract.ts';
import type { GgufManifest } from '../models/model-manifest.ts';

const manifest: GgufManifest = {
  id: 'Talker',
  revision: '0123456789abcdef',
  library: null,
  files: [{ path: 'Talker.gguf', sizeBytes: 10, sha256: 'a'.repeat(64) }],
  licence: { spdx: 'NOASSERTION', url: null },
  contextTokens: 2048,
  quantization: 'Q4_0',
  needs: { features: [], limits: {}, memoryBytes: 100 },
};
const build = { ...starterManifest, id: 'Talker-q4f32_a', revision: 'fedcba9876543210' };
const source = { filesUrls: ['https://hub.example/a/'], libraryUrls: [] };
const described = { name: 'Talker', maker: 'The makers', chipBytes: null } as GgufDescription;
const fitting = { ...described, chipBytes: 112 };

function setUp() {
  const saved: string[] = [];
  const nothing = async () => undefined;
  const services = {
    downloads: {
      describeGguf: vi.fn(async () => described),
      importGguf: vi.fn(async () => manifest),
      repackGguf: vi.fn(async () => build),
      fetchModel: vi.fn(nothing),
      prepareStorage: vi.fn(async () => ({ privateWindow: 'unknown' })),
      removeModel: vi.fn(nothing),
      inspectModel: vi.fn(async () => ({ storedBytes: 0 })),
    },
    library: { value: [], refresh: vi.fn(nothing) },
    records: {
      save: vi.fn(async (record: { manifest: { id: string }; origin: string }) => {
        saved.push(`${record.origin} ${record.manifest.id}`);
      }),
      remove: vi.fn(async (record: { manifest: { id: string } }) => {
        saved.push(`without ${record.manifest.id}`);
      }),
    },
    hosts: async () => ({ hubs: ['https://hub.example'] }),
    readDevice: vi.fn(async () => ({ features: [], limits: { ...starterManifest.needs.limits }, name: '' })),
  };
  const commands = new GgufCommands(services as unknown as ConstructorParameters<typeof GgufCommands>[0]);
  return { ...services, commands, saved };
}

const options = () => ({ signal: new AbortController().signal });
const files = { files: [] };
const aborted = new DOMException('stop', 'AbortError');

beforeEach(() => {
  vi.stubGlobal('navigator', { deviceMemory: 4 });
  vi.stubGlobal('document', { baseURI: 'https://site.example/path/' });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a file of the visitor', () => {
  it('is judged by what the browser says of the device', async () => {
    const { commands, downloads, readDevice } = setUp();
    await commands.describe(files);
    expect(downloads.describeGguf).toHaveBeenLastCalledWith(
      expect.objectContaining({
        deviceBytes: 2 ** 32,
        library: expect.objectContaining({ layers: 30 }) as object,
      }),
    );
    vi.stubGlobal('navigator', {});
    readDevice.mockRejectedValueOnce(new AppError('webgpu-unavailable', { reason: 'no-api' }));
    await commands.describe(files);
    expect(downloads.describeGguf).toHaveBeenLastCalledWith({ files: [], deviceBytes: null, library: null });
  });

  it('becomes a model for the processor', async () => {
    const { commands, downloads, saved } = setUp();
    await commands.import(files, described, options());
    expect(saved).toEqual(['file Talker']);
    expect(downloads.repackGguf).not.toHaveBeenCalled();
  });

  it('is rewritten where it fits, and then only the build stays', async () => {
    const { commands, downloads, saved } = setUp();
    await commands.import(files, fitting, options());
    expect(saved).toEqual(['file Talker-q4f32_a', 'without Talker']);
    expect(downloads.fetchModel).toHaveBeenCalledWith(
      {
        manifest: build,
        source: { filesUrls: [], libraryUrls: [`https://site.example/path/${starterManifest.library.path}`] },
        repair: false,
      },
      expect.anything(),
    );
    expect(downloads.removeModel).toHaveBeenCalledWith(manifest, []);
  });

  it('stays for the processor when rewriting fails', async () => {
    const { commands, downloads, saved } = setUp();
    downloads.repackGguf.mockRejectedValueOnce(new AppError('storage-full', { neededBytes: 1 }));
    await commands.import(files, fitting, options());
    expect(saved).toEqual(['file Talker']);
    expect(downloads.removeModel).not.toHaveBeenCalled();
  });

  it('leaves nothing when it is cancelled while it is rewritten', async () => {
    const { commands, downloads, saved } = setUp();
    downloads.repackGguf.mockRejectedValueOnce(aborted);
    await expect(commands.import(files, fitting, options())).rejects.toBe(aborted);
    expect(saved).toEqual([]);
    expect(downloads.removeModel).toHaveBeenCalledWith(manifest, []);
  });
});

describe('a model of a hub', () => {
  const gguf = { manifest, source, description: described };

  it('stands in the library before the first byte, and is fetched as any other', async () => {
    const { commands, downloads, saved } = setUp();
    downloads.fetchModel.mockImplementationOnce(async () => {
      expect(saved).toEqual(['file Talker']);
    });
    await commands.fetch(gguf, options());
    expect(downloads.fetchModel).toHaveBeenCalledWith({ manifest, source, repair: false }, expect.anything());
  });

  it('is taken out again when not a byte had come', async () => {
    const { commands, downloads, saved } = setUp();
    downloads.fetchModel.mockRejectedValueOnce(aborted);
    await expect(commands.fetch(gguf, options())).rejects.toBe(aborted);
    expect(saved).toEqual(['file Talker', 'without Talker']);
  });

  it('stays, to go on, when something had', async () => {
    const { commands, downloads, saved } = setUp();
    downloads.fetchModel.mockRejectedValueOnce(aborted);
    downloads.inspectModel.mockResolvedValueOnce({ storedBytes: 5 });
    await expect(commands.fetch(gguf, options())).rejects.toBe(aborted);
    expect(saved).toEqual(['file Talker']);
  });
});
