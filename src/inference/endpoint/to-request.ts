import { continuing, splitReplyStart } from '../contract/split-reply-start.ts';
import type { GenerateParams } from '../contract/inference-contract.ts';
import type { ServerKind } from './server-facts.ts';

/** Our request in OpenAI's words. */
export function toRequest(model: string, kind: ServerKind, params: GenerateParams): object {
  const { messages, sampling, jsonSchema, tools } = params;
  const { temperature, topP, maxTokens, seed, presencePenalty, frequencyPenalty } = sampling;
  return {
    model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    // Not every server knows all of these, so what was not asked for is not sent.
    ...(seed !== undefined && { seed }),
    ...(presencePenalty !== undefined && { presence_penalty: presencePenalty }),
    ...(frequencyPenalty !== undefined && { frequency_penalty: frequencyPenalty }),
    ...(jsonSchema && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'reply', schema: jsonSchema, strict: true },
      },
    }),
    ...(tools && tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
    ...goingOn(kind, params),
    ...thinking(kind, params),
  };
}

/**
 * A last message of the assistant's is what most servers go on with; some want to be told so. OpenAI's own and some others
 * begin anew: see `refuse-beginnings.ts`.
 */
function goingOn(kind: ServerKind, { messages, replyStart = '' }: GenerateParams): object {
  if (replyStart === '') return {};
  const whole = { role: 'assistant', content: replyStart };
  switch (kind) {
    case 'llama.cpp': {
      const { message, how } = continuing(splitReplyStart(replyStart));
      return { messages: [...messages, message], ...how };
    }
    case 'vllm':
      return {
        messages: [...messages, whole],
        add_generation_prompt: false,
        continue_final_message: true,
      };
    case null:
      return { messages: [...messages, whole] };
  }
}

/** There is no common word for it; servers that nobody knows might refuse one. */
function thinking(kind: ServerKind, params: GenerateParams): object {
  if (params.thinking === undefined || kind === null) return {};
  return { chat_template_kwargs: { enable_thinking: params.thinking } };
}
