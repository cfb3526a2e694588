import { invalidGguf, unsupportedGguf } from '../gguf/gguf-errors.ts';
import type { GgufFile, MetadataValue } from '../gguf/gguf-file.ts';

/** The byte-level BPE vocabulary inside a GGUF. */
export interface Vocabulary {
  /** Token texts by id, in GPT-2's byte alphabet. */
  readonly tokens: readonly string[];
  /** The same the other way round. */
  readonly ids: ReadonlyMap<string, number>;
  /** Token kinds by id (`llama_token_type`). */
  readonly kinds: readonly MetadataValue[];
  /** Pairs to join, the most important first, each as `left right`. */
  readonly merges: readonly string[];
}

const controlToken = 3;
const userDefinedToken = 4;

/**
 * Reads the vocabulary. Throws `gguf-unsupported` unless it is byte-level BPE with the `smollm` pre-tokeniser,
 * the only one that `tokenizerJson` can write down; `gguf-invalid` where its lists do not fit together.
 */
export function readVocabulary({ metadata }: GgufFile): Vocabulary {
  const model = metadata.get('tokenizer.ggml.model');
  if (model !== 'gpt2') throw unsupportedGguf(`the tokenizer ${JSON.stringify(model)}`);
  const pre = metadata.get('tokenizer.ggml.pre');
  if (pre !== 'smollm') throw unsupportedGguf(`the pre-tokenizer ${JSON.stringify(pre)}`);
  const tokens = strings(metadata.get('tokenizer.ggml.tokens'), 'tokenizer.ggml.tokens');
  const merges = strings(metadata.get('tokenizer.ggml.merges'), 'tokenizer.ggml.merges');
  const kinds = metadata.get('tokenizer.ggml.token_type');
  const ids = new Map(tokens.map((token, id) => [token, id]));
  if (ids.size !== tokens.length) throw invalidGguf('the vocabulary has the same token twice');
  if (typeof kinds !== 'object' || kinds.length !== tokens.length) {
    throw invalidGguf('the vocabulary and its token types differ in length');
  }
  for (const merge of merges) checkMerge(merge, ids);
  return { tokens, ids, kinds, merges };
}

/** The vocabulary as a `tokenizer.json` of the Hugging Face `tokenizers` library, which the engine reads. */
export function tokenizerJson({ tokens, ids, kinds, merges }: Vocabulary): string {
  const added = tokens.flatMap((content, id) => {
    const kind = kinds[id];
    if (kind !== controlToken && kind !== userDefinedToken) return [];
    const plain = { single_word: false, lstrip: false, rstrip: false, normalized: false };
    return [{ id, content, ...plain, special: kind === controlToken }];
  });
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: added,
    normalizer: null,
    // `smollm` in llama.cpp: each digit alone, then GPT-2's pattern.
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Digits', individual_digits: true },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      ],
    },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      vocab: Object.fromEntries(ids),
      merges,
    },
  });
}

function strings(value: MetadataValue | undefined, key: string): readonly string[] {
  if (typeof value === 'object' && value.length > 0 && value.every((entry) => typeof entry === 'string')) {
    return value;
  }
  throw invalidGguf(`${key} is not a list of texts`);
}

/** The engine's tokenizer crashes on a merge whose parts or result are unknown. */
function checkMerge(merge: string, ids: ReadonlyMap<string, number>): void {
  const [left = '', right = '', ...more] = merge.split(' ');
  if (more.length > 0 || !ids.has(left) || !ids.has(right) || !ids.has(left + right)) {
    throw invalidGguf(`the merge ${JSON.stringify(merge)} does not fit the vocabulary`);
  }
}
