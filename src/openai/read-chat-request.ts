import { Fields } from './read-fields.ts';
import { readMessages } from './read-messages.ts';
import { readReplyFormat } from './read-reply-format.ts';
import { readTools } from './read-tools.ts';
import { knownFields, refused } from './request-fields.ts';
import type { ChatRequest } from './chat-request.ts';

/** As long as any engine takes. */
const mostTokens = 1_000_000;
const longestSeed = Number.MAX_SAFE_INTEGER;

/**
 * The body of `POST /v1/chat/completions`.
 * @throws ApiError 400, in the words of OpenAI's API
 */
export async function readChatRequest(body: unknown): Promise<ChatRequest> {
  const fields = Fields.ofBody(body);
  fields.allow(knownFields);
  refuseUnsupported(fields);
  const model = fields.must('model', fields.text('model'));
  const messages = readMessages(fields);
  const toolRequest = await readTools(fields);
  const format = await readReplyFormat(fields);
  if (format !== null && typeof toolRequest.choice === 'object')
    fields.refuse(
      'response_format',
      'invalid_value',
      'a reply that has to call a tool has no format of its own.',
    );
  const stream = fields.flag('stream') ?? false;
  const thinking = readThinking(fields);
  return {
    model,
    messages,
    ...toolRequest,
    format,
    sampling: readSampling(fields),
    maxTokens: readMaxTokens(fields),
    stop: readStop(fields),
    ...(thinking !== undefined && { thinking }),
    stream,
    includeUsage: readStreamOptions(fields, stream),
  };
}

function refuseUnsupported(fields: Fields): void {
  for (const [name, { harmless, reason }] of Object.entries(refused)) {
    const value = fields.value(name);
    const plain = typeof value === 'object' ? JSON.stringify(value) : value;
    if (value !== undefined && !harmless.includes(plain))
      fields.refuse(name, 'unsupported_parameter', reason);
  }
  const count = fields.integer('n', { min: 1, max: 128 });
  if (count !== undefined && count !== 1)
    fields.refuse('n', 'unsupported_value', 'one reply at a time is written here, so only 1 is supported.');
}

function readSampling(fields: Fields): ChatRequest['sampling'] {
  const temperature = fields.number('temperature', { min: 0, max: 2 }) ?? 1;
  const topP = fields.number('top_p', { min: 0, max: 1 }) ?? 1;
  const seed = fields.integer('seed', { min: -longestSeed, max: longestSeed });
  const presencePenalty = fields.number('presence_penalty', { min: -2, max: 2 });
  const frequencyPenalty = fields.number('frequency_penalty', { min: -2, max: 2 });
  return {
    temperature,
    // Engines want more than nothing to choose from; so little is the likeliest token alone.
    topP: Math.max(topP, 1e-6),
    ...(seed !== undefined && { seed: asEngineSeed(seed) }),
    ...(presencePenalty !== undefined && { presencePenalty }),
    ...(frequencyPenalty !== undefined && { frequencyPenalty }),
  };
}

/** Engines take seeds of 31 bits. */
const asEngineSeed = (seed: number): number => Math.abs(seed) % 2_147_483_648;

/** The newer name counts where both are there. */
function readMaxTokens(fields: Fields): number | null {
  const range = { min: 1, max: mostTokens };
  const old = fields.integer('max_tokens', range);
  return fields.integer('max_completion_tokens', range) ?? old ?? null;
}

function readStop(fields: Fields): readonly string[] {
  if (typeof fields.value('stop') === 'string')
    return [fields.text('stop') ?? ''].filter((text) => text !== '');
  const list = fields.list('stop', { max: 4 }) ?? [];
  const texts = list.filter((each): each is string => typeof each === 'string');
  if (texts.length !== list.length) fields.refuseType('stop', 'a string, or an array of strings');
  return texts.filter((text) => text !== '');
}

function readStreamOptions(fields: Fields, stream: boolean): boolean {
  const options = fields.object('stream_options');
  if (options === undefined) return false;
  if (!stream) {
    fields.refuse('stream_options', 'invalid_value', "it is only allowed when 'stream' is enabled.");
  }
  // Obfuscation hides lengths from whoever watches a network, and here is none.
  options.allow(new Set(['include_usage', 'include_obfuscation']));
  options.flag('include_obfuscation');
  return options.flag('include_usage') ?? false;
}

const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'] as const;

/** Models here can think aloud or not, and no more than that. */
function readThinking(fields: Fields): boolean | undefined {
  const effort = fields.oneOf('reasoning_effort', efforts);
  return effort === undefined ? undefined : effort !== 'none' && effort !== 'minimal';
}
