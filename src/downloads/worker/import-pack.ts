import { totalBytes } from '../../models/model-files.ts';
import { packRevision } from '../../models/pack-revision.ts';
import { hashBlob } from './hash-blob.ts';
import { openPack } from './open-pack.ts';
import {
  invalidPack,
  packLicenceName,
  packManifestName,
  packNames,
  parsePackManifest,
} from './pack-format.ts';
import { isStored, storeFile } from './store-file.ts';
import { StoredKeys } from './stored-keys.ts';
import type { CallContext } from '../../channel/answer.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { TarMember } from '../../tar/read-tar.ts';
import type {
  ImportPackParams,
  PackDescription,
  PackFiles,
  PackProgress,
} from '../contract/packs-contract.ts';

/** @throws AppError `pack-invalid` */
export async function readPack(files: PackFiles): Promise<PackDescription> {
  const members = openPack(files);
  const first = await nextOf(members);
  await members.return(undefined);
  return readFirst(first);
}

const nextOf = async (members: AsyncIterator<TarMember, void>): Promise<TarMember | undefined> => {
  const { value } = await members.next();
  return value ?? undefined;
};

async function readFirst(member: TarMember | undefined): Promise<PackDescription> {
  if (member?.name !== packManifestName) throw invalidPack('its first file is not a description');
  return parsePackManifest(member.body);
}

/**
 * Nothing counts before it was verified, nothing that was here is replaced, and after a failure nothing is left.
 * @throws AppError `pack-invalid`, `storage-full`, `storage-unavailable`; `AbortError`
 */
export async function importPack(
  { files, trusted }: ImportPackParams,
  context: CallContext<PackProgress>,
): Promise<ModelManifest> {
  const members = openPack({ files });
  const { manifest: claimed } = await readFirst(await nextOf(members));
  if (trusted !== null && !isSame(claimed, trusted)) {
    throw invalidPack('it claims to be a model that this site knows, but its files are others');
  }
  // A pack may claim any name and revision. What nobody vouches for must not lie where a known model would be looked for.
  const manifest = trusted ?? { ...claimed, revision: await packRevision(claimed.files) };
  const added = new StoredKeys();
  try {
    await storeMembers(manifest, members, added, context);
  } catch (error) {
    await added.remove();
    throw error;
  }
  return manifest;
}

/** The list of files is what counts; words may differ. */
function isSame(one: ModelManifest, other: ModelManifest): boolean {
  const list = ({ library, files }: ModelManifest): string =>
    [
      `library ${library?.sizeBytes ?? 0} ${library?.sha256 ?? 'none'}`,
      ...files.map((file) => `${file.path} ${file.sizeBytes} ${file.sha256}`),
    ]
      .sort()
      .join('\n');
  return list(one) === list(other);
}

async function storeMembers(
  manifest: ModelManifest,
  members: AsyncIterable<TarMember>,
  added: StoredKeys,
  { signal, emit }: CallContext<PackProgress>,
): Promise<void> {
  const expected = new Map(packNames(manifest));
  const total = totalBytes(manifest);
  let doneBytes = 0;
  // The index marks a whole model, so it is put last wherever it stands in the pack.
  let index: { file: NeededFile; body: Blob } | null = null;
  for await (const { name, body } of members) {
    signal.throwIfAborted();
    if (name === packLicenceName && body.size < 1_048_576) continue;
    const file = expected.get(name);
    if (file === undefined)
      throw invalidPack(`it holds a file that does not belong to it (${name.slice(0, 80)})`);
    expected.delete(name);
    await checkBody(file, name, body);
    if (file.path === 'tensor-cache.json') index = { file, body };
    else await store(file, body, added);
    doneBytes += file.sizeBytes;
    emit({ doneBytes, totalBytes: total });
  }
  if (expected.size > 0) throw invalidPack(`files are missing in it (${[...expected.keys()][0] ?? ''})`);
  if (index !== null) await store(index.file, index.body, added);
}

async function checkBody(file: NeededFile, name: string, body: Blob): Promise<void> {
  if (body.size !== file.sizeBytes) throw invalidPack(`a file in it has the wrong size (${name})`);
  if ((await hashBlob(body)) !== file.sha256) throw invalidPack(`a file in it is damaged (${name})`);
}

async function store(file: NeededFile, body: Blob, added: StoredKeys): Promise<void> {
  if (await isStored(file)) return;
  await storeFile(file, body);
  added.note(file.key);
}
