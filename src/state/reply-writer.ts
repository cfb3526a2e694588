// Writes one reply: asks the engine, shows the growing text at the pace of the screen, and says how it ended.
import { splitThinking } from '../conversations/split-thinking.ts';
import { isAbort, toAppError } from '../errors/app-error.ts';
import type { ReplyOutcome, Turn } from '../conversations/conversation.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';
import type { GenerateParams, GenerationSummary } from '../inference/contract/inference-contract.ts';

export interface ReplyWriterServices {
  inference: Pick<SharedInference, 'generate'>;
  /** Runs `callback` when the page is about to paint: text arrives faster than it can be read. */
  onNextFrame: (callback: () => void) => void;
}

export interface ReplyListener {
  /** The whole text so far. */
  onText: (text: string) => void;
  /** How many replies of other tabs come before this one. */
  onQueued: (ahead: number) => void;
}

/** How a reply ended, and what of it there is. */
export type WrittenReply = Pick<Turn, 'reply' | 'outcome' | 'thinkingMs'>;

/** Failures are an outcome; it never rejects. */
export async function writeReply(
  { inference, onNextFrame }: ReplyWriterServices,
  params: GenerateParams,
  { onText, onQueued }: ReplyListener,
  signal: AbortSignal,
): Promise<WrittenReply> {
  let text = params.replyStart ?? '';
  let isWriting = true;
  let isFramePending = false;
  const clock = new ThinkingClock(text);
  const show = (): void => {
    isFramePending = false;
    if (isWriting) onText(text);
  };
  const onEvent = (delta: { text: string }): void => {
    if (signal.aborted) return; // what was on the screen when the person stopped it is what stays
    text += delta.text;
    clock.read(text);
    if (isFramePending) return;
    isFramePending = true;
    onNextFrame(show);
  };
  onText(text);
  const outcome = await inference
    .generate(params, { signal, onEvent, onQueued })
    .then(toOutcome, (error: unknown) => failureOutcome(error, params));
  isWriting = false;
  onQueued(0);
  return { reply: text, outcome, ...(clock.ms !== null && { thinkingMs: clock.ms }) };
}

/** How long a model thinks aloud. */
class ThinkingClock {
  ms: number | null = null;
  private startMs: number | null = null;
  /** A reply that is gone on with may have thought before. */
  private readonly isOver: boolean;

  constructor(replyStart: string) {
    const { thinking, isThinking } = splitThinking(replyStart);
    this.isOver = thinking !== '' && !isThinking;
  }

  read(text: string): void {
    if (this.isOver || this.ms !== null || !text.trimStart().startsWith('<think>')) return;
    this.startMs ??= performance.now();
    if (!splitThinking(text).isThinking) this.ms = Math.round(performance.now() - this.startMs);
  }
}

function toOutcome({ finish, usage }: GenerationSummary): ReplyOutcome {
  const { promptTokens, completionTokens, timeToFirstTokenMs, decodeTokensPerSecond } = usage;
  const figures = { promptTokens, completionTokens, timeToFirstTokenMs, decodeTokensPerSecond };
  return { status: 'complete', truncated: finish === 'length', figures };
}

function failureOutcome(error: unknown, { jsonSchema }: GenerateParams): ReplyOutcome {
  if (isAbort(error)) return { status: 'stopped' };
  const { code, detail } = toAppError(error);
  // All else of a request was looked at before: what an engine refuses of it is the schema.
  const isOfSchema = code === 'request-invalid' && jsonSchema !== undefined;
  return { status: 'failed', error: { code: isOfSchema ? 'schema-refused' : code, detail } };
}
