import { blockBytes, paddingBytes, parseTarHeader } from './tar-header.ts';

/** One file of an archive; its bytes are read only when they are asked for. */
export interface TarMember {
  name: string;
  body: Blob;
}

export class TarError extends Error {
  override readonly name = 'TarError';
}

/** What follows the last file: programs fill up to a whole record, and nothing else may be there. */
const mostTrailingBytes = 1_048_576;

async function readBlock(archive: Blob, at: number): Promise<Uint8Array> {
  const block = new Uint8Array(await archive.slice(at, at + blockBytes).arrayBuffer());
  if (block.byteLength < blockBytes) throw new TarError('it ends early');
  return block;
}

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/**
 * The plain files of a tar archive in their order.
 * @throws TarError, in plain words, for anything that is not just that
 */
export async function* readTar(archive: Blob): AsyncGenerator<TarMember> {
  for (let at = 0; ;) {
    const block = await readBlock(archive, at);
    if (isZero(block)) {
      await checkEnd(archive, at);
      return;
    }
    const header = parseTarHeader(block);
    if ('problem' in header) throw new TarError(header.problem);
    const [start, end] = [at + blockBytes, at + blockBytes + header.sizeBytes];
    if (end > archive.size) throw new TarError('it ends early, or a file claims to be longer than it is');
    // Programs that pack a folder write its name before each path.
    yield { name: header.name.replace(/^\.\//, ''), body: archive.slice(start, end) };
    at = end + paddingBytes(header.sizeBytes);
  }
}

async function checkEnd(archive: Blob, at: number): Promise<void> {
  const isWhole = archive.size - at >= 2 * blockBytes;
  if (!isWhole || archive.size - at > mostTrailingBytes) throw new TarError('its end is damaged');
  const rest = new Uint8Array(await archive.slice(at).arrayBuffer());
  if (!isZero(rest)) throw new TarError('something follows its end');
}
