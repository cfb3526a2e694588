// OpenAI's answers as their description of the API has them, from which the types of their npm client are made: every field
// that may be there, and those that must. Nothing else may be in an answer, but for `reasoning_content` (docs/api.md).
const text = { type: 'string' } as const;
const textOrNull = { type: ['string', 'null'] } as const;
const count = { type: 'integer', minimum: 0 } as const;

function closed(properties: object, required: readonly string[]): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

const toolCall = closed(
  {
    id: text,
    type: { enum: ['function'] },
    function: closed({ name: text, arguments: text }, ['name', 'arguments']),
  },
  ['id', 'type', 'function'],
);

const usage = closed(
  {
    prompt_tokens: count,
    completion_tokens: count,
    total_tokens: count,
    prompt_tokens_details: closed({ cached_tokens: count, audio_tokens: count }, []),
    completion_tokens_details: closed(
      {
        reasoning_tokens: count,
        audio_tokens: count,
        accepted_prediction_tokens: count,
        rejected_prediction_tokens: count,
      },
      [],
    ),
  },
  ['prompt_tokens', 'completion_tokens', 'total_tokens'],
);

const finishReason = { enum: ['stop', 'length', 'tool_calls', 'content_filter', 'function_call'] };
const serviceTier = { enum: ['auto', 'default', 'flex', 'scale', 'priority', null] };
const head = { id: text, created: count, model: text, service_tier: serviceTier, system_fingerprint: text };

export const completionShape = closed(
  {
    ...head,
    object: { const: 'chat.completion' },
    choices: {
      type: 'array',
      minItems: 1,
      items: closed(
        {
          index: count,
          finish_reason: finishReason,
          logprobs: { type: ['object', 'null'] },
          message: closed(
            {
              role: { const: 'assistant' },
              content: textOrNull,
              refusal: textOrNull,
              annotations: { type: 'array' },
              tool_calls: { type: 'array', items: toolCall, minItems: 1 },
              reasoning_content: text,
            },
            ['role', 'content', 'refusal'],
          ),
        },
        ['index', 'finish_reason', 'logprobs', 'message'],
      ),
    },
    usage,
  },
  ['id', 'object', 'created', 'model', 'choices', 'usage'],
);

const chunkToolCall = closed(
  {
    index: count,
    id: text,
    type: { enum: ['function'] },
    function: closed({ name: text, arguments: text }, []),
  },
  ['index'],
);

export const chunkShape = closed(
  {
    ...head,
    object: { const: 'chat.completion.chunk' },
    choices: {
      type: 'array',
      items: closed(
        {
          index: count,
          finish_reason: { anyOf: [finishReason, { type: 'null' }] },
          logprobs: { type: ['object', 'null'] },
          delta: closed(
            {
              role: { const: 'assistant' },
              content: textOrNull,
              refusal: textOrNull,
              tool_calls: { type: 'array', items: chunkToolCall, minItems: 1 },
              reasoning_content: text,
            },
            [],
          ),
        },
        ['index', 'finish_reason', 'delta'],
      ),
    },
    usage: { anyOf: [usage, { type: 'null' }] },
  },
  ['id', 'object', 'created', 'model', 'choices'],
);

const model = closed({ id: text, object: { const: 'model' }, created: count, owned_by: text }, [
  'id',
  'object',
  'created',
  'owned_by',
]);

export const modelShape = model;

export const modelListShape = closed({ object: { const: 'list' }, data: { type: 'array', items: model } }, [
  'object',
  'data',
]);

export const embeddingsShape = closed(
  {
    object: { const: 'list' },
    model: text,
    data: {
      type: 'array',
      items: closed(
        {
          index: count,
          object: { const: 'embedding' },
          embedding: { anyOf: [{ type: 'array', items: { type: 'number' } }, text] },
        },
        ['index', 'object', 'embedding'],
      ),
    },
    usage: closed({ prompt_tokens: count, total_tokens: count }, ['prompt_tokens', 'total_tokens']),
  },
  ['object', 'model', 'data', 'usage'],
);

export const errorShape = closed(
  {
    error: closed({ message: text, type: text, param: textOrNull, code: textOrNull }, [
      'message',
      'type',
      'param',
      'code',
    ]),
  },
  ['error'],
);
