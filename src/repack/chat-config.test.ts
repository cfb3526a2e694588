import { describe, expect, it } from 'vitest';
import { blobSource } from '../gguf/byte-source.ts';
import { readGguf } from '../gguf/read-gguf.ts';
import { writeGguf, type TypedValue } from '../gguf/testing/write-gguf.ts';
import { chatConfig } from './chat-config.ts';
import { readLlamaShape } from './llama-shape.ts';
import { tinyMetadata } from './testing/tiny-llama.ts';
import { readVocabulary } from './tokenizer-json.ts';

interface Template {
  system_template: string;
  system_message: string;
  roles: { user: string; assistant: string };
  role_content_sep: string;
  role_empty_sep: string;
  seps: [string];
  stop_token_ids: number[];
}

async function configOf(changed: Record<string, TypedValue | null> = {}): Promise<Record<string, unknown>> {
  const bytes = writeGguf({ metadata: tinyMetadata(changed) });
  const file = await readGguf(blobSource(new Blob([bytes])));
  return chatConfig(file, readLlamaShape(file), readVocabulary(file), {
    quantization: 'q4f32_a',
    contextTokens: 2048,
    prefillChunkTokens: 512,
    systemMessage: 'Be brief.',
  });
}

/** What web-llm feeds for a system message and a first question. */
function firstTurn(template: Template, question: string): string {
  return (
    template.system_template.replace('{system_message}', template.system_message) + turn(template, question)
  );
}

/** What web-llm feeds for a question, also when it continues a conversation: the header of the reply ends it. */
function turn(
  { roles, role_content_sep: between, role_empty_sep: open, seps }: Template,
  question: string,
): string {
  return roles.user + between + question + seps[0] + roles.assistant + open;
}

describe('the chat template', () => {
  const template = configOf().then((config) => config.conv_template as Template);

  it('writes a first turn as ChatML', async () => {
    expect(firstTurn(await template, 'Hi')).toBe(
      '<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n',
    );
  });

  it('continues as ChatML although the mark that ended the reply was never fed', async () => {
    const fed = firstTurn(await template, 'Hi') + 'Hello!' + turn(await template, 'Bye');
    expect(fed).toBe(
      '<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nHello!' +
        '<|im_end|>\n<|im_start|>user\nBye<|im_end|>\n<|im_start|>assistant\n',
    );
  });

  it('stops at the end of a message and at the end of a text', async () => {
    expect((await template).stop_token_ids).toEqual([2, 0]);
  });

  it('stops at a declared end token of another name too', async () => {
    const config = await configOf({ 'tokenizer.ggml.eos_token_id': { type: 'u32', value: 5 } });
    expect((config.conv_template as Template).stop_token_ids).toEqual([2, 5, 0]);
  });

  it('does not do without the marks of ChatML', async () => {
    const texts = (values: readonly string[]): TypedValue => ({
      type: 'array',
      of: 'string',
      values: values.map((value) => ({ type: 'string', value })),
    });
    const config = configOf({
      'tokenizer.ggml.tokens': texts(['A', 'B', 'AB']),
      'tokenizer.ggml.merges': texts(['A B']),
      'tokenizer.ggml.token_type': {
        type: 'array',
        of: 'u8',
        values: [1, 1, 1].map((value) => ({ type: 'u8', value })),
      },
    });
    await expect(config).rejects.toMatchObject({
      code: 'gguf-unsupported',
      detail: { what: 'a chat format other than ChatML' },
    });
  });
});

it('states the sizes that the engine allocates', async () => {
  expect(await configOf()).toMatchObject({
    vocab_size: 64,
    context_window_size: 2048,
    prefill_chunk_size: 512,
    bos_token_id: 1,
    eos_token_id: 2,
    tokenizer_info: { token_postproc_method: 'byte_level' },
  });
});
