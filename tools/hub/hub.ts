// A stand-in for a model hub, for tests and measurements: the two calls of the public API, files behind a redirect to a
// content network, compiled libraries and a catalogue; and faults by rule.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from './fault.ts';
import { sendFile } from './send-file.ts';
import type { FaultRule } from './fault.ts';

export interface HubModel {
  /** `owner/name`. */
  repo: string;
  /** 40 hex digits. */
  commit: string;
  files: Readonly<Record<string, Uint8Array>>;
  /** What else the hub says of the repository, such as `{ gated: 'manual', tags: ['license:mit'] }`. */
  facts?: object;
}

export interface HubContent {
  models: readonly HubModel[];
  /** By file name, under `/libraries/`. */
  libraries?: Readonly<Record<string, Uint8Array>>;
  /** Answered at `/catalogue.json`. */
  catalogue?: unknown;
}

export interface Served {
  requests: number;
  /** Of bodies; what the browser did not take is counted too. */
  bytes: number;
}

export interface Hub {
  /** Without a slash at the end. */
  url: string;
  setFaults: (rules: readonly FaultRule[]) => void;
  /** What was served of files, by the last part of their path. */
  served: (name: string) => Served;
  /** Of all files together. */
  total: () => Served;
  forget: () => void;
  close: () => Promise<void>;
}

/** Files above this are LFS, whose SHA-256 a hub knows. */
const lfsFromBytes = 1_000_000;

function listFile(path: string, bytes: Uint8Array): object {
  const blob = createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');
  const entry = { type: 'file', path, size: bytes.byteLength, oid: blob };
  if (bytes.byteLength < lfsFromBytes && !/\.(bin|gguf)$/.test(path)) return entry;
  const oid = createHash('sha256').update(bytes).digest('hex');
  return { ...entry, lfs: { oid, size: bytes.byteLength, pointerSize: 134 } };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** @param port 0 for any that is free */
export async function startHub(content: HubContent, port = 0): Promise<Hub> {
  const faults = new Faults();
  const served = new Map<string, Served>();
  const note = (path: string, bytes: number, requests: number): void => {
    const before = served.get(path) ?? { requests: 0, bytes: 0 };
    served.set(path, { requests: before.requests + requests, bytes: before.bytes + bytes });
  };
  const fileAt = (repo: string, commit: string, path: string): Uint8Array | undefined =>
    content.models.find((model) => model.repo === repo && model.commit === commit)?.files[path];

  /** What the API says at this path; undefined where it is no call of the API. */
  function answerApi(pathname: string): unknown {
    if (pathname === '/catalogue.json') return content.catalogue ?? [];
    const [, repo, call, commit] =
      /^\/api\/models\/([^/]+\/[^/]+)\/(revision|tree)\/([^/]+)$/.exec(pathname) ?? [];
    const model = content.models.find((each) => each.repo === repo);
    if (model === undefined) return undefined;
    if (call === 'revision') return { ...model.facts, sha: model.commit };
    if (commit !== model.commit) return undefined;
    return Object.entries(model.files).map(([name, bytes]) => listFile(name, bytes));
  }

  /** The file at this path, and whether it is only reached by a redirect. */
  function findFile(pathname: string): { bytes: Uint8Array; isElsewhere: boolean } | null {
    const [, library] = /^\/libraries\/([^/]+)$/.exec(pathname) ?? [];
    if (library !== undefined) {
      const bytes = content.libraries?.[library];
      return bytes === undefined ? null : { bytes, isElsewhere: false };
    }
    const [, place, repo = '', commit = '', path = ''] =
      /^\/(cdn\/)?([^/]+\/[^/]+)\/resolve\/([0-9a-f]+)\/(.+)$/.exec(pathname) ?? [];
    const bytes = fileAt(repo, commit, path);
    return bytes === undefined ? null : { bytes, isElsewhere: place === undefined };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://hub.invalid');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'content-range, etag, retry-after, content-length');
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { 'access-control-allow-headers': 'range' }).end();
      return;
    }
    const call = answerApi(pathname);
    const file = findFile(pathname);
    if (call !== undefined) sendJson(response, call);
    else if (file === null) response.writeHead(404).end('Not found');
    else if (file.isElsewhere) response.writeHead(302, { location: `/cdn${pathname}` }).end();
    else {
      note(pathname, 0, 1);
      await sendFile(request, response, file.bytes, faults.take(pathname), (bytes) =>
        note(pathname, bytes, 0),
      );
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  const sum = (entries: readonly (readonly [string, Served])[]): Served =>
    entries.reduce(
      (all, [, { requests, bytes }]) => ({ requests: all.requests + requests, bytes: all.bytes + bytes }),
      { requests: 0, bytes: 0 },
    );
  return {
    url: `http://127.0.0.1:${given}`,
    setFaults: (rules) => faults.set(rules),
    served: (name) => sum([...served].filter(([path]) => path.endsWith(`/${name}`))),
    total: () => sum([...served]),
    forget: () => served.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
