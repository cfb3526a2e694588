// What a person drops or chooses, as the members of one pack: an archive, its parts, or the files of an unpacked one.
import { readTar, TarError } from '../../tar/read-tar.ts';
import { invalidPack, packManifestName } from './pack-format.ts';
import type { TarMember } from '../../tar/read-tar.ts';
import type { PackFiles } from '../contract/packs-contract.ts';

const partForm = /\.(\d{3})$/;

type File = PackFiles['files'][number];

/** The members in their order. @throws AppError `pack-invalid` */
export async function* openPack({ files }: PackFiles): AsyncGenerator<TarMember, void> {
  const [first] = files;
  if (first === undefined) throw invalidPack('there is no file');
  const folder = folderOf(files);
  if (folder !== null) {
    yield* folder;
    return;
  }
  try {
    yield* readTar(files.length === 1 && !partForm.test(first.path) ? first.blob : join(files));
  } catch (error) {
    throw error instanceof TarError ? invalidPack(error.message) : error;
  }
}

/** Parts may come in any order; none may be missing. */
function join(files: readonly File[]): Blob {
  const numbered = files.map(({ path, blob }) => ({ number: Number(partForm.exec(path)?.[1] ?? NaN), blob }));
  numbered.sort((one, other) => one.number - other.number);
  const isComplete = numbered.every(({ number }, index) => number === index + 1);
  if (!isComplete) throw invalidPack('parts of it are missing, or are not parts of one pack');
  return new Blob(numbered.map(({ blob }) => blob));
}

/** An unpacked pack: the folder with a manifest.json, that one first. */
function folderOf(files: readonly File[]): TarMember[] | null {
  const manifest = files.find(({ path }) => path.split('/').at(-1) === packManifestName);
  if (manifest === undefined) return null;
  const root = manifest.path.slice(0, -packManifestName.length);
  const inside = files.filter(({ path }) => path.startsWith(root));
  const members = inside.map(({ path, blob }) => ({ name: path.slice(root.length), body: blob }));
  const isManifest = ({ name }: TarMember): boolean => name === packManifestName;
  return [...members.filter(isManifest), ...members.filter((member) => !isManifest(member))];
}
