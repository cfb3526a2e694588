import type { ToolCall, ToolDefinition } from '../inference/contract/inference-contract.ts';
import type { ToolChoice } from './tool-choice.ts';

/** A conversation in which tools may be called: what an engine reads is made of it (`toChatMessages`). */
export type ToolMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; toolCalls: readonly ToolCall[] }
  /** What the tool gave back. */
  | { role: 'tool'; callId: string; content: string };

/** What one reply may do with tools. */
export interface ToolRequest {
  tools: readonly ToolDefinition[];
  choice: ToolChoice;
  /** Several calls in one reply. */
  isParallel: boolean;
}

/** The tools that may be called in this reply. */
export function callable({ tools, choice }: ToolRequest): readonly ToolDefinition[] {
  if (choice === 'none') return [];
  return typeof choice === 'string' ? tools : tools.filter(({ name }) => name === choice.name);
}
