import type { Sampling } from '../inference/contract/inference-contract.ts';
import type { ToolMessage, ToolRequest } from '../tool-calls/tool-message.ts';

/** A JSON Schema that the reply has to keep to. */
export interface ReplyFormat {
  schema: object;
  /** The client's name for it; null for any JSON object. */
  name: string | null;
}

/** What a client wants, checked. */
export interface ChatRequest extends ToolRequest {
  model: string;
  messages: readonly ToolMessage[];
  /** What was not said is for the engine to know. */
  sampling: Omit<Sampling, 'maxTokens'>;
  /** Null: as long as the context allows. */
  maxTokens: number | null;
  /** The reply ends before any of these. */
  stop: readonly string[];
  /** Null for plain text. */
  format: ReplyFormat | null;
  thinking?: boolean;
  stream: boolean;
  /** A last chunk with figures. */
  includeUsage: boolean;
}
