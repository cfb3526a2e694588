import type { ChatMessage, ToolCall, ToolDefinition } from '../inference/contract/inference-contract.ts';

/** A tool's answer, with the tool's name. */
interface ToolResult {
  name: string;
  content: string;
}

/** How models of one kind were taught to call tools: the words of their makers' own prompt templates. */
export interface ToolFamily {
  readonly name: 'hermes' | 'llama' | 'mistral';
  /** A call in a reply begins with one of these; what follows is for the program and not for the reader. */
  readonly marks: readonly string[];
  /** Tells the model of its tools. */
  announce(messages: readonly ChatMessage[], tools: readonly ToolDefinition[]): ChatMessage[];
  /** The model's own calls, as it wrote them. */
  writeCalls(calls: readonly ToolCall[]): string;
  /** What the tools gave back, as a message of the user's. */
  writeResults(results: readonly ToolResult[]): string;
}
