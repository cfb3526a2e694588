// What the types of the package promise; it is compiled, not run.
import { createHearth } from 'hearth';
import type { ApiError, ChatCompletion, Hearth } from 'hearth';
import { HearthChat, HearthMessageEvent } from 'hearth/embed';
import type { ChatEngine, ChatFailure, ChatTool, Reply } from 'hearth/embed';

const chat: HearthChat = document.createElement('hearth-chat');
const engine: ChatEngine = {
  name: 'Echo',
  async generate({ messages }, { onText }) {
    onText(messages.at(-1)?.content ?? '');
    return { finish: 'stop' };
  },
};
chat.engine = engine;
chat.engine = { url: 'https://llm.example/v1', model: 'big' };
// @ts-expect-error a server needs the name of a model
chat.engine = { url: 'https://llm.example/v1' };
// @ts-expect-error it is read only
chat.state = 'ready';

const clock: ChatTool = {
  name: 'clock',
  description: 'Tells the time.',
  parameters: { properties: { zone: { type: 'string' } } },
  confirm: true,
  execute: ({ zone = 'UTC' }, { signal }) => {
    signal.throwIfAborted();
    return new Date().toLocaleTimeString('en', { timeZone: String(zone) });
  },
};
chat.tools = [clock];
// @ts-expect-error a tool does something
chat.tools = [{ name: 'clock', description: 'Tells the time.' }];
chat.addEventListener('hearth-tool-call', (event) => {
  if (event.name !== 'clock') event.preventDefault();
});

chat.addEventListener('hearth-error', ({ code, detail }) => console.log(code, detail));
document.addEventListener('hearth-message', (event) => {
  if (event instanceof HearthMessageEvent && event.reply !== null)
    console.log(event.reply.usage?.completionTokens);
});

export async function ask(question: string): Promise<Reply | ChatFailure> {
  try {
    await chat.load({ signal: AbortSignal.timeout(60_000), agreed: true });
    return await chat.ask(question, { toolChoice: { name: 'clock' } });
  } catch (error) {
    return error as ChatFailure;
  }
}

const hearth: Hearth = createHearth({ modelsUrl: 'https://chat.example/', mostWaiting: 2 });
// @ts-expect-error an engine writes replies
createHearth({ engine: { name: 'Echo' } });

const messages = [{ role: 'user' as const, content: 'When do you close?' }];

export async function complete(model: string): Promise<ChatCompletion | ApiError> {
  try {
    await hearth.load({ onProgress: ({ phase, share }) => console.log(phase, share) });
    const schema = { type: 'object', properties: { hour: { type: 'number' } } };
    const response_format = { type: 'json_schema' as const, json_schema: { name: 'hours', schema } };
    return await hearth.chat.completions.create({ model, messages, response_format });
  } catch (error) {
    const failure = error as ApiError;
    console.log(failure.status, failure.code, failure.param);
    return failure;
  } finally {
    hearth.close();
  }
}

export async function stream(model: string, signal: AbortSignal): Promise<string> {
  let text = '';
  const chunks = await hearth.chat.completions.create({ model, messages, stream: true }, { signal });
  for await (const { choices } of chunks) text += choices[0]?.delta.content ?? '';
  // @ts-expect-error a stream is read, and has no choices
  return text + chunks.choices.length;
}

export async function embed(model: string): Promise<number[] | string | undefined> {
  const { data } = await hearth.embeddings.create({ model, input: ['a text', 'another'] });
  return data[0]?.embedding;
}

// @ts-expect-error each message says who wrote it
void hearth.chat.completions.create({ model: 'any', messages: [{ content: 'Hello' }] });
