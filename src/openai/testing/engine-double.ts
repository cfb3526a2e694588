import type { GenerateParams, GenerationSummary } from '../../inference/contract/inference-contract.ts';
import type { ReplyEngine } from '../client/reply-engine.ts';
import type { ServedModel } from '../served-model.ts';

export const tinyModel: ServedModel = {
  id: 'tiny-1',
  aliases: ['tiny-1-cpu'],
  ownedBy: 'somebody',
  created: 0,
  contextTokens: 2048,
  fingerprint: '0123456789abcdef',
  isElsewhere: false,
};

/** What the double writes: a text in pieces, or a failure. */
export type PlannedReply = string | readonly string[] | Error;

/** Writes what it was given, one reply after the other, and notes what it was asked. */
export class EngineDouble implements ReplyEngine {
  readonly asked: GenerateParams[] = [];
  finish: GenerationSummary['finish'] = 'stop';
  /** With a promise here a reply waits for it before its first word. */
  gate: Promise<void> = Promise.resolve();
  private readonly replies: PlannedReply[];

  constructor(...replies: PlannedReply[]) {
    this.replies = replies;
  }

  generate: ReplyEngine['generate'] = async (params, { signal, onEvent } = {}) => {
    this.asked.push(params);
    const reply = this.replies.shift() ?? 'Hello there.';
    await this.gate;
    signal?.throwIfAborted();
    if (reply instanceof Error) throw reply;
    const pieces = typeof reply === 'string' ? (reply.match(/\s*\S+|\s+$/g) ?? []) : reply;
    for (const text of pieces) {
      onEvent?.({ text });
      await Promise.resolve();
      signal?.throwIfAborted();
    }
    const usage = {
      ...{ promptTokens: 10, cachedPromptTokens: 4, completionTokens: pieces.length },
      ...{ timeToFirstTokenMs: 1, prefillTokensPerSecond: 1, decodeTokensPerSecond: 1 },
    };
    return { finish: this.finish, usage };
  };

  embed: ReplyEngine['embed'] = (texts) => Promise.resolve(texts.map((text) => [text.length, 0.5]));

  countTokens = (text: string): Promise<number> => Promise.resolve(text.split(' ').length);
}
