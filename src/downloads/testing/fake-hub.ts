// A model hub as a `fetch` function, for tests: the two API calls, the files of one repository, and a library.
import { gitBlobId } from '../../models/git-blob-id.ts';
import { sha256Hex } from '../../models/sha256.ts';
import type { CatalogueEntry } from '../../models/catalogue-entry.ts';

export interface FakeHub {
  fetch: typeof globalThis.fetch;
  /** URLs and options of all requests so far. */
  readonly requests: { url: string; init: RequestInit }[];
  /** Answers a request whose URL ends so in another way. */
  answer: (urlEnd: string, respond: () => Response | Promise<Response>) => void;
}

export const fakeCommit = '0123456789abcdef0123456789abcdef01234567';

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);

export const fakeLibrary = text('\0asm and the kernels');

export const fakeFiles: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'README.md': text('read me'),
  LICENSE: text('you may'),
  'mlc-chat-config.json': text('{"tokenizer_files":["tokenizer.json"],"context_window_size":40960}'),
  'tokenizer.json': text('{"model":{}}'),
  'tensor-cache.json': text('{"records":[{"dataPath":"params_shard_0.bin","nbytes":7}]}'),
  'params_shard_0.bin': text('weights'),
};

/** @param files by path; those that end in `.bin` or `.gguf` are LFS files */
export function createFakeHub(
  hub: string,
  { repo, libraryUrl }: CatalogueEntry,
  files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = fakeFiles,
): FakeHub {
  const api = `${hub}/api/models/${repo ?? ''}`;
  const folder = `${hub}/${repo ?? ''}/resolve/${fakeCommit}/`;
  const requests: FakeHub['requests'] = [];
  const others = new Map<string, () => Response | Promise<Response>>();

  async function respond(url: string): Promise<Response> {
    const other = [...others].find(([urlEnd]) => url.endsWith(urlEnd));
    if (other !== undefined) return other[1]();
    if (url === `${api}/revision/main`) return Response.json({ sha: fakeCommit, siblings: [] });
    if (url === `${api}/tree/${fakeCommit}?recursive=true`) return Response.json(await listFiles(files));
    if (url === libraryUrl) return new Response(fakeLibrary);
    const content = url.startsWith(folder) ? files[url.slice(folder.length)] : undefined;
    return content === undefined ? new Response('Not found', { status: 404 }) : new Response(content);
  }

  return {
    requests,
    answer: (urlEnd, another) => void others.set(urlEnd, another),
    fetch: async (input, init = {}) => {
      const url = input instanceof Request ? input.url : String(input);
      requests.push({ url, init });
      init.signal?.throwIfAborted();
      return respond(url);
    },
  };
}

async function listFiles(files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Promise<unknown[]> {
  const entries = Object.entries(files).map(async ([path, bytes]) => {
    const isLarge = /\.(bin|gguf)$/.test(path);
    const lfs = { oid: await sha256Hex(bytes), size: bytes.byteLength, pointerSize: 132 };
    const oid = await gitBlobId(bytes);
    return isLarge
      ? { type: 'file', path, oid, size: bytes.byteLength, lfs }
      : { type: 'file', path, oid, size: bytes.byteLength };
  });
  return [{ type: 'directory', path: 'logs', oid: '0'.repeat(40), size: 0 }, ...(await Promise.all(entries))];
}
