/** What a person should know about a model before agreeing to it. */
export interface ModelCard {
  id: string;
  /** The name people use, such as “SmolLM2 135M”. */
  name: string;
  maker: string;
  licence: { name: string; url: string | null };
  /** All bytes that have to be fetched once. */
  downloadBytes: number;
  /** One plain sentence: what it is good at and what not. */
  summary: string;
  contextTokens: number;
  /** What its maker would have it told before a conversation; absent where that is nothing. */
  systemPrompt?: string;
  /** It can think aloud before it answers, and can be told to or not to. */
  thinks?: boolean;
}
