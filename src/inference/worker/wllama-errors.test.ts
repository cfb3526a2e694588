import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { fromWllama } from './wllama-errors.ts';

const failure = { during: 'load', contextTokens: 2048, log: '' } as const;
const aborted = Object.assign(new Error('(ABORT) '), { name: 'RuntimeError' });
const notLoaded = new Error('The model was not loaded.');

/** What llama.cpp of wllama 3.13.0 wrote in each case. */
const logs = {
  half: "llama_model_load: error loading model: tensor 'blk.15.attn_output.weight' data is not within the file bounds, model is corrupted or incomplete\nllama_model_load_from_file_impl: failed to load model",
  header:
    'read: string length 20 exceeds remaining file size 18 bytes\ngguf_init_from_reader: failed to read key-value pairs\nllama_model_load: error loading model: llama_model_loader: failed to load model from models/model-00001-of-00001.gguf',
  html: "gguf_init_from_reader: invalid magic characters: '<htm', expected 'GGUF'\nllama_model_load: error loading model: llama_model_loader: failed to load model",
  architecture: "llama_model_load: error loading model: unknown model architecture: 'xyzzy'",
  context:
    'ggml_aligned_malloc: insufficient memory (attempted to allocate 8791.88 MB)\nllama_init_from_model: failed to initialize the context: failed to allocate buffer for kv cache',
  overflow:
    'srv    send_error: task id = 46, error: request (2531 tokens) exceeds the available context size (2048 tokens), try increasing it',
  schema:
    'Unable to generate parser for this template. Automatic parser generation failed: JSON schema error at #: unrecognized type nonsense',
};

describe('a failure of wllama', () => {
  it.each([
    ['a file that was cut off', logs.half, 'model-file-broken'],
    ['a header that was cut off', logs.header, 'model-file-broken'],
    ['a web page in place of a file', logs.html, 'model-file-broken'],
    ['a model of another kind', logs.architecture, 'gguf-unsupported'],
    ['a context that needs too much memory', logs.context, 'out-of-memory'],
    ['another load that failed', 'error loading model: missing tensor token_embd.weight', 'gguf-invalid'],
  ])('is recognised by the log: %s', (_, log, code) => {
    expect(fromWllama(notLoaded, { ...failure, log })).toMatchObject({ code, cause: notLoaded });
    expect(fromWllama(aborted, { ...failure, log }).code).toBe(code);
  });

  it('says which kind of model is not known', () => {
    expect(fromWllama(notLoaded, { ...failure, log: logs.architecture }).detail).toEqual({
      what: "This engine knows it not: unknown model architecture: 'xyzzy'.",
    });
  });

  it('tells how many tokens do not fit', () => {
    const error = new Error(
      'request (2531 tokens) exceeds the available context size (2048 tokens), try increasing it',
    );
    const expected = { code: 'context-overflow', detail: { limitTokens: 2048, promptTokens: 2531 } };
    expect(fromWllama(error, { ...failure, during: 'generate' })).toMatchObject(expected);
    expect(fromWllama(aborted, { ...failure, log: logs.overflow })).toMatchObject(expected);
  });

  it('keeps what was wrong with a request', () => {
    const error = new RangeError('Invalid typed array length: 1163217991');
    expect(fromWllama(error, { ...failure, during: 'generate', log: logs.schema })).toMatchObject({
      code: 'request-invalid',
      detail: { reason: expect.stringContaining('unrecognized type nonsense') as string },
    });
  });

  it.each(['std::bad_alloc', 'Cannot allocate WebAssembly.Memory', 'Array buffer allocation failed'])(
    'is a lack of memory: %s',
    (message) => {
      const error = fromWllama(new Error(message), { ...failure, during: 'generate' });
      expect(error).toMatchObject({ code: 'out-of-memory', detail: { during: 'generate' } });
    },
  );

  it('tells that the engine itself could not be fetched', () => {
    const log =
      'wasm streaming compile failed: TypeError: Failed to fetch\nfailed to asynchronously prepare wasm: TypeError';
    expect(fromWllama(aborted, { ...failure, log })).toMatchObject({ code: 'download-failed' });
  });

  it('is passed on where it is ours already', () => {
    const error = new AppError('engine-busy', null);
    expect(fromWllama(error, failure)).toBe(error);
  });

  it.each([
    [
      'with the first line of the log',
      aborted,
      'GGML_ASSERT(x) failed\nmore',
      'RuntimeError: (ABORT)  (GGML_ASSERT(x) failed)',
    ],
    ['without a log', new Error('odd'), '', 'Error: odd'],
    ['without an error', 'odd', '', 'odd'],
  ])('is internal where nobody recognises it, %s', (_, error, log, reason) => {
    expect(fromWllama(error, { ...failure, log })).toMatchObject({ code: 'internal', detail: { reason } });
  });
});
