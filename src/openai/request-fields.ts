// Every field that OpenAI's API knows for chat completions, and what is done with it here: docs/api.md has the same table.

/** They do something. */
const obeyed = [
  ...['model', 'messages', 'stream', 'stream_options', 'temperature', 'top_p', 'seed', 'stop'],
  ...['max_tokens', 'max_completion_tokens', 'frequency_penalty', 'presence_penalty', 'n'],
  ...['response_format', 'tools', 'tool_choice', 'parallel_tool_calls', 'reasoning_effort'],
] as const;

/** Nothing here depends on them, and no client is misled when they are passed over. */
const ignored = [
  ...['user', 'metadata', 'safety_identifier', 'prompt_cache_key', 'prompt_cache_retention'],
  ...['service_tier', 'prediction', 'verbosity'],
] as const;

/** Fine as long as they ask for nothing: what they would bring, no model here has. */
export const refused: Readonly<Record<string, { harmless: readonly unknown[]; reason: string }>> = {
  store: { harmless: [false], reason: 'nothing is stored here.' },
  logprobs: { harmless: [false], reason: 'models here do not tell probabilities.' },
  top_logprobs: { harmless: [0], reason: 'models here do not tell probabilities.' },
  logit_bias: { harmless: ['{}'], reason: 'models here know no bias for tokens.' },
  modalities: { harmless: ['["text"]'], reason: 'models here write text only.' },
  audio: { harmless: [], reason: 'models here write text only.' },
  functions: { harmless: ['[]'], reason: "use 'tools' instead." },
  function_call: { harmless: [], reason: "use 'tool_choice' instead." },
  web_search_options: { harmless: [], reason: 'nothing here searches the web.' },
};

export const knownFields: ReadonlySet<string> = new Set([...obeyed, ...ignored, ...Object.keys(refused)]);
