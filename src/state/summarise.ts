// Has the model summarise what it will no longer read.
import { splitThinking } from '../conversations/split-thinking.ts';
import { summaryMessages, summaryTokens } from '../conversations/summary-pieces.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';

export interface SummaryTask {
  /** What is to be summarised, in pieces that the model holds. */
  pieces: readonly string[];
  /** A summary of what came before them; may be empty. */
  before: string;
  contextTokens: number;
  /** The model can think aloud, which is not wanted here. */
  canThink: boolean;
}

/** How many pieces have been read, of all. */
export interface SummaryProgress {
  done: number;
  of: number;
}

/**
 * Each piece is summarised together with the summary of those before it.
 * @returns the summary of all; empty when the model wrote none
 * @throws AppError, or `AbortError`
 */
export async function summarise(
  generate: SharedInference['generate'],
  { pieces, before, contextTokens, canThink }: SummaryTask,
  onProgress: (progress: SummaryProgress) => void,
  signal: AbortSignal,
): Promise<string> {
  // Steady rather than original.
  const sampling = { temperature: 0.2, topP: 0.9, maxTokens: summaryTokens(contextTokens) };
  let summary = before;
  for (const [done, piece] of pieces.entries()) {
    onProgress({ done, of: pieces.length });
    let text = '';
    const onEvent = (delta: { text: string }): void => void (text += delta.text);
    const messages = summaryMessages(piece, summary);
    const params = { messages, sampling, ...(canThink && { thinking: false }) };
    await generate(params, { signal, onEvent });
    signal.throwIfAborted();
    summary = splitThinking(text).answer.trim();
    if (summary === '') return '';
  }
  return summary;
}
