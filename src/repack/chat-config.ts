import { invalidGguf, unsupportedGguf } from '../gguf/gguf-errors.ts';
import type { GgufFile } from '../gguf/gguf-file.ts';
import type { LlamaShape } from './llama-shape.ts';
import type { Vocabulary } from './tokenizer-json.ts';

export interface ChatConfigOptions {
  readonly quantization: string;
  /** The context to offer, at most what the model was trained for. */
  readonly contextTokens: number;
  /** Prompt tokens that the library takes at once. */
  readonly prefillChunkTokens: number;
  /** What the model is told where a conversation says nothing else; must not be empty (see below). */
  readonly systemMessage: string;
}

const endOfMessage = '<|im_end|>';

/**
 * ChatML, written so that every role header closes the message before it and nothing follows a message.
 *
 * To continue a conversation, web-llm feeds only the new user message and the reply's header; the stop token
 * that ended the reply before is never fed. With the usual template (each message closes itself) the cache would
 * lack `<|im_end|>\n` there, and answers from the second turn on would differ from those to the same
 * conversation read afresh. For the same reason the system part must not be empty: the first user header closes it.
 */
function continuingChatMl(systemMessage: string, stopTokenIds: readonly number[]): Record<string, unknown> {
  return {
    name: 'chatml',
    system_template: '<|im_start|>system\n{system_message}',
    system_message: systemMessage,
    system_prefix_token_ids: null,
    add_role_after_system_message: true,
    roles: {
      user: `${endOfMessage}\n<|im_start|>user`,
      assistant: `${endOfMessage}\n<|im_start|>assistant`,
    },
    role_templates: {
      user: '{user_message}',
      assistant: '{assistant_message}',
      tool: '{tool_message}',
    },
    messages: [],
    seps: [''],
    role_content_sep: '\n',
    role_empty_sep: '\n',
    stop_str: [endOfMessage],
    stop_token_ids: stopTokenIds,
    function_string: '',
    use_function_calling: false,
  };
}

/**
 * The document `mlc-chat-config.json` (fields: `ChatConfig` of web-llm).
 * Throws `gguf-unsupported` when the vocabulary lacks the ChatML marks.
 */
export function chatConfig(
  file: GgufFile,
  shape: LlamaShape,
  vocabulary: Vocabulary,
  options: ChatConfigOptions,
): Record<string, unknown> {
  const { contextTokens, prefillChunkTokens, quantization, systemMessage } = options;
  const sizes = {
    vocab_size: vocabulary.tokens.length,
    context_window_size: contextTokens,
    prefill_chunk_size: prefillChunkTokens,
  };
  const end = tokenId(file, 'eos', vocabulary);
  const begin = tokenId(file, 'bos', vocabulary) ?? end;
  return {
    version: '0.1.0',
    model_type: 'llama',
    quantization,
    model_config: { hidden_size: shape.hiddenSize, num_hidden_layers: shape.layers, ...sizes },
    ...sizes,
    sliding_window_size: -1,
    attention_sink_size: -1,
    tensor_parallel_shards: 1,
    temperature: 0.7,
    top_p: 0.95,
    presence_penalty: 0,
    frequency_penalty: 0,
    repetition_penalty: 1,
    pad_token_id: tokenId(file, 'padding', vocabulary) ?? end,
    bos_token_id: begin,
    eos_token_id: end,
    tokenizer_files: ['tokenizer.json'],
    tokenizer_info: {
      token_postproc_method: 'byte_level',
      prepend_space_in_encode: false,
      strip_space_in_decode: false,
    },
    conv_template: continuingChatMl(systemMessage, stopTokens(vocabulary, end)),
  };
}

/** Whatever may end a reply: the mark of ChatML, the declared end, the end of a training text. */
function stopTokens({ ids }: Vocabulary, end: number | null): number[] {
  const mark = ids.get(endOfMessage);
  if (mark === undefined || !ids.has('<|im_start|>'))
    throw unsupportedGguf('a chat format other than ChatML');
  const candidates = [mark, end, ids.get('<|endoftext|>')];
  return [...new Set(candidates.filter((id) => typeof id === 'number'))];
}

function tokenId(file: GgufFile, role: string, { tokens }: Vocabulary): number | null {
  const key = `tokenizer.ggml.${role}_token_id`;
  const id = file.metadata.get(key) ?? null;
  if (id === null) return null;
  if (typeof id === 'number' && tokens[id] !== undefined) return id;
  throw invalidGguf(`${key} is not the id of a token`);
}
