// What programs of others do with `/v1`: OpenAI's own client and the AI SDK, both as their packages have them. Runs in a page
// and in a worker alike; each returns what can be told to the test.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, jsonSchema, Output, stepCountIs, streamText, tool } from 'ai';
import OpenAI from 'openai';

const baseURL = new URL('v1', location.href.replace(/^blob:/, '')).href;
const client = new OpenAI({ baseURL, apiKey: 'none', dangerouslyAllowBrowser: true, maxRetries: 0 });
const sdk = createOpenAICompatible({
  name: 'hearth',
  baseURL,
  includeUsage: true,
  supportsStructuredOutputs: true,
});

type Body = Omit<OpenAI.ChatCompletionCreateParamsNonStreaming, 'stream'>;

interface Failure {
  name: string;
  status?: unknown;
  code?: unknown;
  type?: unknown;
  param?: unknown;
  message: string;
}

function describe(error: unknown): Failure {
  const { status, code, type, param } = error as Partial<Failure>;
  const { message, constructor } = error as Error;
  return { name: constructor.name, status, code, type, param, message };
}

async function failureOf(work: Promise<unknown>): Promise<Failure | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return describe(error);
  }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const question = (text: string) => [{ role: 'user' as const, content: text }];

const weatherSchema = {
  type: 'object' as const,
  properties: { city: { type: 'string' as const } },
  required: ['city'],
  additionalProperties: false,
};

export const clients = {
  list: async () => plain(await client.models.list()),
  retrieve: async (id: string) => plain(await client.models.retrieve(id)),
  complete: async (body: Body) => plain(await client.chat.completions.create(body)),
  fail: (body: Body) => failureOf(client.chat.completions.create(body)),

  stream: async (body: Body) => {
    const chunks: unknown[] = [];
    for await (const chunk of await client.chat.completions.create({ ...body, stream: true }))
      chunks.push(chunk);
    return plain(chunks);
  },

  /** Stops reading after some chunks; says how many came. */
  abortStream: async (body: Body) => {
    const stop = new AbortController();
    let count = 0;
    const stream = await client.chat.completions.create({ ...body, stream: true }, { signal: stop.signal });
    for await (const chunk of stream) {
      count += chunk.choices.length;
      if (count === 3) stop.abort();
    }
    return { count };
  },

  abort: (body: Body, afterMs: number) =>
    failureOf(client.chat.completions.create(body, { signal: AbortSignal.timeout(afterMs) })),

  /** All at once: what each has said, and in which order they ended. */
  together: async (body: Body, texts: readonly string[]) => {
    const order: string[] = [];
    const replies = await Promise.all(
      texts.map(async (text) => {
        const reply = await client.chat.completions
          .create({ ...body, messages: question(text) })
          .then(({ choices }) => choices[0]?.message.content, describe);
        order.push(text);
        return reply;
      }),
    );
    return { replies, order };
  },

  embed: async (model: string, input: string[]) => plain(await client.embeddings.create({ model, input })),
  embedFails: (model: string) => failureOf(client.embeddings.create({ model, input: 'x' })),

  /** Without any client: status, headers and body as they are. */
  raw: async (path: string, init: RequestInit) => {
    const response = await fetch(`${baseURL}/${path}`, init);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  },

  /** An event stream as it comes. */
  rawStream: async (body: Body) => {
    const response = await fetch(`${baseURL}/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ ...body, stream: true }),
    });
    return { type: response.headers.get('content-type'), text: await response.text() };
  },

  sdkText: async (model: string, prompt: string) => {
    const { text, usage, finishReason } = await generateText({ model: sdk(model), prompt, maxRetries: 0 });
    return { text, finishReason, usage: { input: usage.inputTokens, output: usage.outputTokens } };
  },

  sdkStream: async (model: string, prompt: string) => {
    const { textStream, usage } = streamText({ model: sdk(model), prompt, maxRetries: 0 });
    const pieces: string[] = [];
    for await (const piece of textStream) pieces.push(piece);
    return { pieces, output: (await usage).outputTokens };
  },

  sdkObject: async (model: string, prompt: string) => {
    const schema = jsonSchema<{ city: string }>(weatherSchema);
    const { output } = await generateText({
      model: sdk(model),
      prompt,
      maxRetries: 0,
      output: Output.object({ schema }),
    });
    return output;
  },

  /** A tool of the program's own is called, and the model goes on with what it says. */
  sdkTool: async (model: string, prompt: string) => {
    const called: unknown[] = [];
    const weather = tool({
      description: 'Tells the weather',
      inputSchema: jsonSchema<{ city: string }>(weatherSchema),
      execute: (input) => {
        called.push(input);
        return Promise.resolve('sunny');
      },
    });
    const { text } = await generateText({
      model: sdk(model),
      prompt,
      maxRetries: 0,
      tools: { weather },
      stopWhen: stepCountIs(2),
    });
    return { text, called };
  },

  sdkFails: (model: string) => failureOf(generateText({ model: sdk(model), prompt: 'x', maxRetries: 0 })),
};

export type Clients = typeof clients;
