import { constraint, promptOf } from './browser-sessions.ts';
import type { GenerateParams, TextDelta } from '../contract/inference-contract.ts';
import type { Prepared } from './browser-sessions.ts';

/** Chrome sends a token with each chunk, and nobody promises it: a longer chunk counts as several. */
const mostCharacters = 8;

export interface WrittenReply {
  text: string;
  finish: 'stop' | 'length';
  firstTextMs: number | null;
  /** The beginning of the conversation was dropped to make room. */
  hasOverflowed: boolean;
}

/**
 * Writes one reply, streaming its text through `emit`. There is no limit to set, so the stream is cut where the limit is.
 * @throws the browser's exceptions; the reason of `signal`
 */
export async function writeBrowserReply(
  { session }: Prepared,
  params: GenerateParams,
  signal: AbortSignal,
  emit: (delta: TextDelta) => void,
): Promise<WrittenReply> {
  const cut = new AbortController();
  const reply: WrittenReply = { text: '', finish: 'stop', firstTextMs: null, hasOverflowed: false };
  const onOverflow = (): void => void (reply.hasOverflowed = true);
  session.addEventListener('contextoverflow', onOverflow);
  let tokens = 0;
  try {
    const stream = session.promptStreaming(promptOf(params), {
      signal: AbortSignal.any([signal, cut.signal]),
      ...constraint(params.jsonSchema),
    });
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (value === '') continue;
      reply.firstTextMs ??= performance.now();
      reply.text += value;
      emit({ text: value });
      tokens += Math.max(1, Math.floor(value.length / mostCharacters));
      if (tokens < params.sampling.maxTokens) continue;
      reply.finish = 'length';
      break;
    }
  } finally {
    session.removeEventListener('contextoverflow', onOverflow);
    cut.abort();
  }
  return reply;
}
