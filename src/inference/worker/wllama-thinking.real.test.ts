// How llama.cpp goes on with a reply, and how it is told to think or not: with the starter model, whose template is replaced
// by one that knows thoughts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import cpuUrl from '../../../workers/cpu.worker.ts?worker&url';
import { spawnWorker } from '../../channel/spawn-worker.ts';
import { starterGgufManifest as manifest } from '../../models/starter-gguf.ts';
import { InferenceClient } from '../client/inference-client.ts';
import { readWeights, store, storeModel, weights } from '../testing/stored-gguf.ts';
import type { GenerateParams, LoadedModel } from '../contract/inference-contract.ts';

/** Shorter than the starter's own, so that nothing else in the file moves. */
const thinkingTemplate = `{% for m in messages %}{{'<|im_start|>'+m['role']+'
'}}{% if m.reasoning_content %}{{'<think>
'+m.reasoning_content+'
</think>

'}}{% endif %}{{m['content']+'<|im_end|>
'}}{% endfor %}{% if add_generation_prompt %}{{'<|im_start|>assistant
'}}{% if enable_thinking is false %}{{'<think>

</think>

'}}{% endif %}{% endif %}`;

const client = new InferenceClient(
  () => spawnWorker(new URL(cpuUrl, location.href).href, 'inference'),
  () => undefined,
);
let loaded: LoadedModel;

async function withTemplate(whole: Blob, template: string): Promise<Blob> {
  const head = new Uint8Array(await whole.slice(0, 4_000_000).arrayBuffer());
  const key = 'tokenizer.chat_template';
  const at = new TextDecoder('latin1').decode(head).indexOf(key) + key.length + 4;
  const length = Number(new DataView(head.buffer).getBigUint64(at, true));
  head.set(new TextEncoder().encode(template.padEnd(length, ' ')), at + 8);
  return new Blob([head, whole.slice(head.length)]);
}

async function ask(more: Partial<GenerateParams>) {
  let text = '';
  let signs = 0;
  const summary = await client.generate(
    {
      messages: [{ role: 'user', content: 'Tell me about the capital of France.' }],
      sampling: { temperature: 0, topP: 1, maxTokens: 4 },
      ...more,
    },
    {
      onEvent: (delta) => {
        text += delta.text;
        if (delta.text === '') signs += 1;
      },
    },
  );
  return { text, signs, promptTokens: summary.usage.promptTokens };
}

beforeAll(async () => {
  await storeModel();
  await store(weights.path, await withTemplate(await readWeights(), thinkingTemplate));
  loaded = await client.load({ engine: 'wllama', manifest });
});
afterAll(async () => {
  client.unload();
  await storeModel();
});

it('says that it can be told', () => {
  expect(loaded.canSwitchThinking).toBe(true);
});

it('gives signs of life while it reads', async () => {
  expect((await ask({ fresh: true })).signs).toBeGreaterThan(0);
});

it('reads an empty thought where it is not to think, and does not tell of it', async () => {
  const thinking = await ask({ thinking: true });
  const thoughtless = await ask({ thinking: false });
  expect(thoughtless.promptTokens).toBeGreaterThan(thinking.promptTokens + 4);
  expect(thoughtless.text).not.toContain('think');
});

it.each([
  ['its thought', '<think>\nOkay, the user wants'],
  ['its answer, after a thought', '<think>\nOkay.\n</think>\n\nThe capital'],
])('goes on in %s, and reads every letter of it once', async (_, replyStart) => {
  const thinking = await ask({ thinking: true });
  const gone = await ask({ replyStart });
  expect(gone.promptTokens).toBe(thinking.promptTokens + (await client.countTokens(replyStart)));
  expect(gone.text).not.toContain('think');
});
