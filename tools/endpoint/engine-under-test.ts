// The endpoint engine with a stand-in for its server, for tests.
import { connect } from '../../src/channel/connect.ts';
import { createEndpointEngine } from '../../src/inference/endpoint/endpoint-engine.ts';
import { WorkerDouble } from '../../src/inference/testing/worker-double.ts';
import { chatAnswer, chatEvents, textDeltas } from './chat-answer.ts';
import { json, startStandIn } from './stand-in.ts';
import type { Connection } from '../../src/channel/connect.ts';
import type { EndpointContract } from '../../src/inference/contract/endpoint-contract.ts';
import type { GenerateParams } from '../../src/inference/contract/inference-contract.ts';
import type { StandInOptions } from './stand-in.ts';

export const key = 'sk-very-secret';
export const question: GenerateParams = {
  messages: [{ role: 'user', content: 'Say hello.' }],
  sampling: { temperature: 0, topP: 1, maxTokens: 8 },
};
export const usage = { prompt_tokens: 12, completion_tokens: 3 };
const models = json({ data: [{ id: 'm', max_model_len: 2048, owned_by: 'vllm' }] });

type Answer = ReturnType<StandInOptions['answer']>;

interface SetUpOptions extends Omit<StandInOptions, 'answer'> {
  /** What is said to every question. */
  pieces?: string[];
  /** What is said at other paths. */
  elsewhere?: (path: string) => Answer;
}

/** A server, and an engine that does not know its model yet. */
export async function setUpEngine(options: SetUpOptions = {}) {
  const { pieces = chatEvents(textDeltas('one two three'), { usage }), elsewhere, ...rest } = options;
  const answer = ({ path }: { path: string }): Answer => {
    if (path === '/v1/models') return models;
    return path === '/v1/chat/completions' ? chatAnswer(pieces) : elsewhere?.(path);
  };
  const server = await startStandIn({ answer, ...rest });
  const endpoint = { url: `${server.url}/v1`, key, model: 'm', contextTokens: null };
  const worker = new WorkerDouble(createEndpointEngine({ firstMs: 400, nextMs: 200 }));
  const connection: Connection<EndpointContract> = connect(worker.asThread().port);
  let text = '';
  return {
    server,
    connection,
    endpoint,
    load: () => connection.call('load', { engine: 'endpoint', endpoint }),
    generate: async (params = question, signal?: AbortSignal) => {
      text = '';
      const onEvent = (delta: { text: string }): void => void (text += delta.text);
      return { ...(await connection.call('generate', params, { signal, onEvent })), text };
    },
    /** What has been written of the last reply. */
    text: () => text,
  };
}
