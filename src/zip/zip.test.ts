import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { isZip, readZip } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const files = { 'a.md': 'one', 'folder/ünï “x”.md': 'zwei\n'.repeat(500), empty: '' };

const pack = (content: Record<string, string> = files): Promise<Blob> =>
  writeZip(Object.entries(content).map(([name, text]) => ({ name, bytes: bytesOf(text) })));

async function unpack(archive: Blob, mostBytes = 10_000): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const { name, read } of await readZip(archive)) {
    contents[name] = new TextDecoder().decode(await read(mostBytes));
  }
  return contents;
}

/** Written by Python 3.11's zipfile: a folder, a deflated file, a stored one, and a comment. */
const foreign = new Blob([
  Uint8Array.from(
    atob(
      'UEsDBBQAAAAIAOmMeV0AAAAAAgAAAAAAAAAHAAAAZXhwb3J0LwMAUEsDBBQAAAAIAOmMeV13utI8BwAAAHgAAAAZAAAAZXhwb3J0L2NvbnZl' +
        'cnNhdGlvbnMuanNvbouOjR4QCABQSwMEFAAACAAAAAAhAAv5Q1YGAAAABgAAAAkAAADDvG7Dry50eHRzdG9yZWRQSwECFAMUAAAACADpjHld' +
        'AAAAAAIAAAAAAAAABwAAAAAAAAAAABAA/UEAAAAAZXhwb3J0L1BLAQIUAxQAAAAIAOmMeV13utI8BwAAAHgAAAAZAAAAAAAAAAAAAACAAScA' +
        'AABleHBvcnQvY29udmVyc2F0aW9ucy5qc29uUEsBAhQDFAAACAAAAAAhAAv5Q1YGAAAABgAAAAkAAAAAAAAAAAAAAIABZQAAAMO8bsOvLnR4' +
        'dFBLBQYAAAAAAwADALMAAACSAAAACQBhIGNvbW1lbnQ=',
    ),
    (letter) => letter.charCodeAt(0),
  ),
]);

describe('a ZIP archive', () => {
  it('is read as it was written', async () => {
    expect(await unpack(await pack())).toEqual(files);
    expect(await unpack(await pack({}))).toEqual({});
  });

  it('is the same for the same files', async () => {
    expect(await (await pack()).text()).toBe(await (await pack()).text());
  });

  it('of another program is read, deflated files and all', async () => {
    expect(await unpack(foreign)).toEqual({
      'export/conversations.json': '[]'.repeat(60),
      'ünï.txt': 'stored',
    });
  });

  it('of ours is what the unzip of the system finds in order', async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-zip-'));
    try {
      const path = join(folder, 'ours.zip');
      writeFileSync(path, new Uint8Array(await (await pack()).arrayBuffer()));
      try {
        expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') skip('this system has no unzip');
        throw error;
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is told from other files by its first bytes', async () => {
    expect(await isZip(await pack())).toBe(true);
    expect(await isZip(await pack({}))).toBe(true);
    expect(await isZip(new Blob(['[]']))).toBe(false);
    expect(await isZip(new Blob([]))).toBe(false);
  });

  it('knows the checksum of the standard', () => {
    expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
  });
});

/** An archive of one file, deflated as a real program does it, with its bytes changed. */
async function forged(change: (bytes: Uint8Array<ArrayBuffer>, view: DataView) => void): Promise<Blob> {
  const packed = new Uint8Array(deflateRawSync(bytesOf('x'.repeat(1000))));
  const archive = await pack({ a: new TextDecoder('latin1').decode(new Uint8Array(packed.byteLength)) });
  const bytes = new Uint8Array(await archive.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const central = view.getUint32(bytes.byteLength - 6, true);
  bytes.set(packed, 31);
  view.setUint16(central + 10, 8, true);
  view.setUint32(central + 16, crc32(bytesOf('x'.repeat(1000))), true);
  view.setUint32(central + 24, 1000, true);
  change(bytes.subarray(central), new DataView(bytes.buffer, central));
  return new Blob([bytes]);
}

const cut = async (from: number, to?: number): Promise<Blob> => (await pack()).slice(from, to);

describe('a hostile archive', () => {
  it('that only looks like one is read, so that the others fail for their own reason', async () => {
    expect(await unpack(await forged(() => undefined))).toEqual({ a: 'x'.repeat(1000) });
  });

  it.each<[string, () => Promise<Blob>, RegExp]>([
    ['an empty file', async () => new Blob([]), /no end/],
    ['a text', async () => new Blob(['PK\u0003\u0004 no archive'.repeat(9)]), /no end/],
    ['no end', async () => cut(0, -30), /no end/],
    ['no beginning', async () => cut(200), /ends early|not where/],
    ['something after its end', async () => new Blob([await pack(), 'more']), /no end/],
    ['a wrong checksum', () => forged((_, view) => view.setUint32(16, 1, true)), /is damaged/],
    ['a file that claims too little', () => forged((_, view) => view.setUint32(24, 10, true)), /longer than/],
    [
      'a file that claims too much',
      () => forged((_, view) => view.setUint32(24, 2000, true)),
      /shorter than/,
    ],
    ['a bomb', () => forged((_, view) => view.setUint32(24, 0xfffffffe, true)), /too large/],
    ['another method', () => forged((_, view) => view.setUint16(10, 12, true)), /unusual way/],
    ['an encrypted file', () => forged((_, view) => view.setUint16(8, 1, true)), /encrypted/],
    ['a file elsewhere', () => forged((_, view) => view.setUint32(42, 7, true)), /not where/],
    ['a file beyond the end', () => forged((_, view) => view.setUint32(42, 0x7fffffff, true)), /not where/],
    ['a longer list', () => forged((bytes) => bytes.set([9, 0], bytes.byteLength - 12)), /ends early/],
    ['a damaged list', () => forged((bytes) => bytes.set([0], 0)), /is damaged/],
    ['a name that runs on', () => forged((_, view) => view.setUint16(28, 60_000, true)), /ends early/],
  ])('is refused: %s', async (_, make, words) => {
    await expect(make().then((archive) => unpack(archive))).rejects.toThrow(words);
  });

  it('that claims a gigabyte in a few bytes is refused before it is unpacked', async () => {
    const bomb = await forged((_, view) => view.setUint32(24, 1e9, true));
    await expect(unpack(bomb, 2e9)).rejects.toThrow(/shorter than it claims/);
  });
});
