// What is put into web-llm's pipeline, on a double of the parts that are used. That the real one has them, and what it
// makes of them, is in web-llm-engine.real.test.ts.
import { describe, expect, it } from 'vitest';
import { emptyThought, hasThoughts, prepareHead } from './web-llm-internals.ts';
import type { MLCEngine } from '@mlc-ai/web-llm';

const idsOf = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** Each letter is a token; `<think>` is one where the model knows it. */
function pipelineDouble({ knowsThoughts = false, contextWindowSize = 100 } = {}) {
  const encode = (text: string): Int32Array => {
    const isMark = knowsThoughts && text === '<think>';
    return new Int32Array(isMark ? [1] : idsOf(text));
  };
  const decode = (ids: Int32Array): string => [...ids].map((id) => String.fromCharCode(id)).join('');
  class Pipeline {
    readonly tokenizer = { encode, decode };
    readonly filledKVCacheLength = 10;
    readonly contextWindowSize = contextWindowSize;
    readonly outputIds: number[] = [];
    readonly appearedTokensFreq = new Map<number, number>();
    async getInputData(): Promise<unknown> {
      return [[[7, 8]], 2, 'sizeOf'];
    }
    getArtifactPromptSegments(): unknown[] {
      return ['question'];
    }
  }
  const pipeline = new Pipeline();
  const engine = { loadedModelIdToPipeline: new Map([['m', pipeline]]) } as unknown as MLCEngine;
  return { engine, pipeline };
}

describe('the beginning of a reply', () => {
  it('is read after the prompt, and stands in the reply as if it had been drawn', async () => {
    const { engine, pipeline } = pipelineDouble();
    const head = prepareHead(engine, 'm', { unseen: '', start: 'aba' });
    expect(head).toMatchObject({ startTokens: 3, startLength: 3 });
    await expect(pipeline.getInputData()).resolves.toEqual([[[7, 8, ...idsOf('aba')]], 5, 'sizeOf']);
    expect(pipeline.outputIds).toEqual(idsOf('aba'));
    expect([...pipeline.appearedTokensFreq.values()]).toEqual([2, 1]);
  });

  it('goes as a part of its own to models with a package manifest', () => {
    const { engine, pipeline } = pipelineDouble();
    prepareHead(engine, 'm', { unseen: emptyThought, start: 'a' });
    expect(pipeline.getArtifactPromptSegments()).toEqual(['question', emptyThought, 'a']);
    expect(pipeline.outputIds).toEqual(idsOf('a'));
  });

  it('counts for nothing where it is only read', async () => {
    const { engine, pipeline } = pipelineDouble();
    expect(prepareHead(engine, 'm', { unseen: 'xy', start: '' })).toMatchObject({
      startTokens: 0,
      startLength: 0,
    });
    await expect(pipeline.getInputData()).resolves.toEqual([[[7, 8, ...idsOf('xy')]], 4, 'sizeOf']);
    expect(pipeline.outputIds).toEqual([]);
  });

  it('is refused where prompt and beginning fill more than the context', async () => {
    const { engine, pipeline } = pipelineDouble({ contextWindowSize: 14 });
    prepareHead(engine, 'm', { unseen: '', start: 'abc' });
    await expect(pipeline.getInputData()).rejects.toMatchObject({
      code: 'context-overflow',
      detail: { limitTokens: 14, promptTokens: 15 },
    });
  });

  it('leaves nothing behind', async () => {
    const { engine, pipeline } = pipelineDouble();
    prepareHead(engine, 'm', { unseen: '', start: 'a' }).undo();
    await expect(pipeline.getInputData()).resolves.toEqual([[[7, 8]], 2, 'sizeOf']);
    expect(pipeline.getArtifactPromptSegments()).toEqual(['question']);
  });
});

it('knows models that think by their token for it', () => {
  expect(hasThoughts(pipelineDouble({ knowsThoughts: true }).engine, 'm')).toBe(true);
  expect(hasThoughts(pipelineDouble().engine, 'm')).toBe(false);
});
