// Names that can be told from the paths of GGUF files.

const extension = /\.gguf$/i;
const partSuffix = /-(\d{5})-of-(\d{5})\.gguf$/i;
/** Such as `Q4_K_M`, `IQ3_XXS`, `UD-Q4_K_XL`, `BF16` at the end of a name. */
const quantizationSuffix =
  /[.\-_]((?:ud-)?(?:i?q[1-8](?:_[a-z0-9]+)*|tq[12]_0|mxfp4(?:_moe)?|nvfp4|b?f16|f32))$/i;
/** Names of files that tell nothing of what is in them. */
const empty = /^(?:ggml-)?(?:model|weights|download|file|untitled)?[-_.]?\w{0,7}$/i;

export const isGgufPath = (path: string): boolean => extension.test(path);

/** The file's name without folder, part and ending. */
export function ggufStem(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  return name.replace(partSuffix, '').replace(extension, '');
}

/** Which part of how many a file is by its name; null for a whole one. */
export function partOf(path: string): { no: number; count: number } | null {
  const [, no, count] = partSuffix.exec(path) ?? [];
  return no === undefined || count === undefined ? null : { no: Number(no), count: Number(count) };
}

/** How the weights are stored by the file's name; null where it does not tell. */
export function quantizationInName(path: string): string | null {
  return quantizationSuffix.exec(ggufStem(path))?.[1]?.toUpperCase() ?? null;
}

/** What to call a model: what its file is called, which is what people chose it by, or else what it calls itself. */
export function displayName(path: string, ownName: string): string {
  const stem = ggufStem(path);
  return ownName !== '' && empty.test(stem) ? ownName : stem.slice(0, 100) || ownName || 'Model';
}

/** A name in the form that identifiers of models have. */
export function modelId(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  return plain.slice(0, 80) || 'model';
}

/** Paths under which the parts of a model are stored: one file, or numbered as llama.cpp numbers them. */
export function partPaths(id: string, count: number): readonly string[] {
  if (count === 1) return [`${id}.gguf`];
  const five = (number: number): string => String(number).padStart(5, '0');
  return Array.from({ length: count }, (_, index) => `${id}-${five(index + 1)}-of-${five(count)}.gguf`);
}
