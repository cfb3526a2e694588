import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTar } from './read-tar.ts';
import { blockBytes, paddingBytes, parseTarHeader, writeTarHeader } from './tar-header.ts';

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);

function pack(files: Record<string, string>, end = 2 * blockBytes): Blob {
  const members = Object.entries(files).flatMap(([name, content]) => {
    const bytes = text(content);
    return [writeTarHeader(name, bytes.byteLength), bytes, new Uint8Array(paddingBytes(bytes.byteLength))];
  });
  return new Blob([...members, new Uint8Array(end)]);
}

async function unpack(archive: Blob): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { name, body } of readTar(archive)) files[name] = await body.text();
  return files;
}

const files = { 'manifest.json': '{}', 'files/a.bin': 'x'.repeat(700), 'files/empty': '' };
const long = `files/${'folder/'.repeat(20)}${'n'.repeat(60)}.bin`;

describe('a tar archive', () => {
  it('is read as it was written', async () => {
    expect(await unpack(pack({ ...files, [long]: 'deep' }))).toEqual({ ...files, [long]: 'deep' });
  });

  it('is the same for the same files', async () => {
    const [one, other] = [await pack(files).text(), await pack(files).text()];
    expect(one).toBe(other);
  });

  it('is what the tar of the system writes and reads', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-tar-'));
    try {
      const ours = join(folder, 'ours.tar');
      writeFileSync(ours, new Uint8Array(await pack(files).arrayBuffer()));
      expect(execFileSync('tar', ['tf', ours], { encoding: 'utf8' }).trim().split('\n')).toEqual(
        Object.keys(files),
      );
      execFileSync('tar', ['xf', ours, '-C', folder]);
      const theirs = join(folder, 'theirs.tar');
      execFileSync('tar', ['cf', theirs, '--format=ustar', '-C', folder, './manifest.json', 'files/a.bin']);
      expect(await unpack(new Blob([readFileSync(theirs)]))).toEqual({
        'manifest.json': '{}',
        'files/a.bin': files['files/a.bin'],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses names and sizes that the format cannot hold', () => {
    expect(() => writeTarHeader('n'.repeat(101), 1)).toThrow(RangeError);
    expect(() => writeTarHeader('a', 8 ** 11)).toThrow(RangeError);
  });
});

/** An archive with one header changed, and its checksum made right again. */
function forged(change: (block: Uint8Array<ArrayBuffer>) => void): Blob {
  const block = writeTarHeader('a', 3);
  change(block);
  block.fill(32, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(text(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return new Blob([block, text('abc'), new Uint8Array(paddingBytes(3) + 2 * blockBytes)]);
}

describe('a hostile archive', () => {
  it.each<[string, () => Blob, RegExp]>([
    ['an empty file', () => new Blob([]), /ends early/],
    ['half a header', () => new Blob([writeTarHeader('a', 1).slice(0, 300)]), /ends early/],
    ['no end', () => pack(files, 0), /ends early/],
    ['half an end', () => pack(files, blockBytes), /end is damaged/],
    ['something after its end', () => new Blob([pack(files), text('more')]), /follows its end/],
    ['a header of 8 GB', () => new Blob([writeTarHeader('a', 8 ** 11 - 1), text('x')]), /ends early/],
    ['a damaged header', () => new Blob([writeTarHeader('a', 1).fill(65, 0, 20)]), /header is damaged/],
    ['a link', () => forged((block) => block.set(text('2'), 156)), /not a plain file/],
    ['a folder', () => forged((block) => block.set(text('5'), 156)), /not a plain file/],
    ['a size in words', () => forged((block) => block.set(text('many'), 124)), /size of a file/],
    ['a negative size', () => forged((block) => block.set(text('-0000000001'), 124)), /size of a file/],
    ['a name that is no text', () => forged((block) => block.set([0xff, 0xfe], 0)), /header is damaged/],
  ])('is refused: %s', async (_, make, words) => {
    await expect(unpack(make())).rejects.toThrow(words);
  });

  it('is no header', () => {
    expect(parseTarHeader(new Uint8Array(blockBytes).fill(7))).toEqual({ problem: 'a header is damaged' });
  });
});
