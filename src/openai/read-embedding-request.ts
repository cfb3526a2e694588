import { Fields } from './read-fields.ts';

export interface EmbeddingRequest {
  model: string;
  texts: readonly string[];
  asBase64: boolean;
}

const mostTexts = 2048;
const knownFields = new Set(['model', 'input', 'encoding_format', 'dimensions', 'user']);

/**
 * The body of `POST /v1/embeddings`.
 * @throws ApiError 400
 */
export function readEmbeddingRequest(body: unknown): EmbeddingRequest {
  const fields = Fields.ofBody(body);
  fields.allow(knownFields);
  const model = fields.must('model', fields.text('model'));
  if (fields.has('dimensions'))
    fields.refuse(
      'dimensions',
      'unsupported_parameter',
      'vectors here are as long as their model makes them.',
    );
  const texts = readInput(fields);
  const format = fields.oneOf('encoding_format', ['float', 'base64']) ?? 'float';
  return { model, texts, asBase64: format === 'base64' };
}

function readInput(fields: Fields): readonly string[] {
  if (typeof fields.must('input', fields.value('input')) === 'string') {
    const text = fields.text('input') ?? '';
    if (text === '') fields.refuse('input', 'empty_string', 'input cannot be an empty string.');
    return [text];
  }
  const list = fields.list('input', { min: 1, max: mostTexts }) ?? [];
  const texts = list.filter((each): each is string => typeof each === 'string');
  // Tokens would have to be of this very model's tokenizer, and nobody here gives any out.
  if (texts.length !== list.length) fields.refuseType('input', 'a string or an array of strings');
  if (texts.includes('')) fields.refuse('input', 'empty_string', 'input cannot be an empty string.');
  return texts;
}
