// The engine against what a real llama.cpp server said (tools/endpoint/test-real.ts records it), or, with
// HEARTH_ENDPOINT_URL, against a server that is there.
import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { replay, startStandIn } from '../../../tools/endpoint/stand-in.ts';
import { InferenceClient } from '../client/inference-client.ts';
import { describeEngineContract } from '../testing/engine-contract.ts';
import { WorkerDouble } from '../testing/worker-double.ts';
import { createEndpointEngine } from './endpoint-engine.ts';
import type { Exchange } from '../../../tools/endpoint/exchange.ts';
import type { StandIn } from '../../../tools/endpoint/stand-in.ts';

const fixture = new URL('testing/llama-cpp-exchanges.json', import.meta.url);
const model = 'SmolLM2-135M-Instruct';
let standIn: StandIn | null = null;

async function baseUrl(): Promise<string> {
  const given = process.env.HEARTH_ENDPOINT_URL;
  if (given !== undefined) return given;
  const exchanges = JSON.parse(readFileSync(fixture, 'utf8')) as Exchange[];
  standIn = await startStandIn({ answer: replay(exchanges) });
  return standIn.url;
}

describeEngineContract(
  'the endpoint engine',
  async () => ({
    client: new InferenceClient(
      () => new WorkerDouble(createEndpointEngine()).asThread(),
      () => undefined,
    ),
    params: {
      engine: 'endpoint',
      endpoint: { url: `${await baseUrl()}/v1`, key: null, model, contextTokens: null },
    },
    loaded: { modelId: model, contextTokens: 2048 },
    lastPhase: 'starting',
  }),
  (engine) => {
    const sampling = { temperature: 0, topP: 1, maxTokens: 4 };

    it('counts tokens as the server does', async () => {
      expect(await engine().client.countTokens('hello there, wide world')).toBe(5);
    });

    it('tells of the server’s own memory of a conversation', async () => {
      const messages = [{ role: 'user', content: 'Say hello to the world.' } as const];
      await engine().client.generate({ messages, sampling });
      const { usage } = await engine().client.generate({ messages, sampling });
      expect(usage.cachedPromptTokens).toBeGreaterThan(0);
    });

    it('reads from the server’s refusal how long a conversation may be', async () => {
      const messages = [{ role: 'user', content: 'word '.repeat(3000) } as const];
      await expect(engine().client.generate({ messages, sampling })).rejects.toMatchObject({
        code: 'context-overflow',
        detail: { limitTokens: 2048, promptTokens: expect.any(Number) as number },
      });
    });

    it('has no vectors where the server has none', async () => {
      const { client } = engine();
      if (!(client instanceof InferenceClient)) throw new Error('another client');
      await expect(client.embed(['a text'])).rejects.toMatchObject({ code: 'request-invalid' });
    });
  },
);

afterAll(() => standIn?.close());
