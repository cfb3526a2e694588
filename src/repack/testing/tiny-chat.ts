// The tiny Llama as people bring models: it holds conversations, says who made it, and may come in parts or broken.
import { writeGguf } from '../../gguf/testing/write-gguf.ts';
import { tiny, tinyMetadata, tinyTensors } from './tiny-llama.ts';
import type { TypedValue } from '../../gguf/testing/write-gguf.ts';
import type { LibraryShape } from '../fits-library.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Changed = Readonly<Record<string, TypedValue | null>>;

const text = (value: string): TypedValue => ({ type: 'string', value });
const whole = (value: number): TypedValue => ({ type: 'u32', value });

const words: Changed = {
  'general.name': text('Tiny Talker'),
  'general.organization': text('The tests'),
  'general.license': text('apache-2.0'),
  'tokenizer.chat_template': text('{% for message in messages %}{{ message.content }}{% endfor %}'),
};

/** Of about 700 kB. A changed entry of the metadata replaces the usual one, null leaves it out. */
export function tinyChat(changed: Changed = {}): Bytes {
  return writeGguf({ metadata: tinyMetadata({ ...words, ...changed }), tensors: tinyTensors() });
}

/** The same in two parts, as llama.cpp splits them. */
export function tinyChatParts(): [Bytes, Bytes] {
  const tensors = tinyTensors();
  const split = (no: number): Changed => ({
    'split.no': whole(no),
    'split.count': whole(2),
    'split.tensors.count': whole(tensors.length),
  });
  return [
    writeGguf({ metadata: tinyMetadata({ ...words, ...split(0) }), tensors: tensors.slice(0, 5) }),
    writeGguf({ metadata: Object.entries(split(1)).flatMap(entryOf), tensors: tensors.slice(5) }),
  ];
}

function entryOf([key, value]: [string, TypedValue | null]): [string, TypedValue][] {
  return value === null ? [] : [[key, value]];
}

/** A library that was compiled for it. */
export const tinyLibrary: LibraryShape = {
  vocabularySize: tiny.vocabulary,
  layers: tiny.layers,
  hiddenSize: tiny.hidden,
  feedForwardSize: tiny.feedForward,
  heads: tiny.heads,
  keyValueHeads: tiny.keyValueHeads,
  headSize: tiny.headSize,
  ropeBase: 100_000,
  normEpsilon: 1e-5,
  contextTokens: 2048,
  prefillChunkTokens: 512,
};

/** Files that must be refused, each with words that its refusal holds. */
export function brokenGgufs(): readonly (readonly [name: string, bytes: Bytes, words: RegExp])[] {
  const sound = tinyChat();
  const other = (value: string): Changed => ({ 'general.architecture': text(value) });
  const longKey = sound.slice();
  new DataView(longKey.buffer).setBigUint64(24, 2n ** 60n, true);
  const overlapping = tinyTensors().map((tensor, index) =>
    index === 3 ? { ...tensor, offsetBytes: 0 } : tensor,
  );
  const zip = new Uint8Array(4096);
  zip.set([0x50, 0x4b, 3, 4]);
  return [
    ['another file that was renamed', zip, /letters GGUF/],
    ['an empty one', new Uint8Array(), /middle of its header/],
    ['a header that ends early', sound.slice(0, 900), /middle of its header/],
    ['tensors that end early', sound.slice(0, sound.length - 1000), /the file has only/],
    ['a count of tensors without end', writeGguf({ claims: { tensors: 2n ** 40n } }), /claims \d+ tensors/],
    ['a count of metadata without end', writeGguf({ claims: { metadata: 2n ** 40n } }), /metadata entries/],
    ['an absurdly long name', longKey, /too large|at most/],
    ['overlapping tensors', writeGguf({ metadata: tinyMetadata(words), tensors: overlapping }), /overlaps/],
    ['a version to come', writeGguf({ version: 9 }), /version 9/],
    ['an unknown architecture', tinyChat(other('gigantor')), /gigantor/],
    ['an embedding model', tinyChat(other('bert')), /finding texts/],
    ['no chat template', tinyChat({ 'tokenizer.chat_template': null }), /chat template/],
    ['no weights', writeGguf({ metadata: tinyMetadata(words) }), /no weights/],
    ['a part alone', tinyChatParts()[0], /1 of them are missing/],
  ];
}
