import { callable } from './tool-message.ts';
import type { ToolCall, ToolDefinition } from '../inference/contract/inference-contract.ts';
import type { JsonProblem } from '../conversations/json-schema/find-problems.ts';
import type { WrittenCall } from './read-calls.ts';
import type { ToolRequest } from './tool-message.ts';

/** What is wrong with a call, in words for the model, and which tools it can have meant. */
export interface CallProblem {
  reason: string;
  tools: readonly ToolDefinition[];
}

export type CheckedCalls = { ok: true; calls: ToolCall[] } | { ok: false; problem: CallProblem };

/** Only sound calls reach a program: each names a tool of the request, and its arguments keep to that tool's schema. */
export async function checkCalls(
  written: readonly WrittenCall[],
  request: ToolRequest,
  makeId: () => string,
): Promise<CheckedCalls> {
  const tools = callable(request);
  const kept = request.isParallel ? written : written.slice(0, 1);
  for (const call of kept) {
    const problem = await findProblem(call, tools);
    if (problem !== null) return { ok: false, problem };
  }
  const calls = kept.map((call) => ({
    id: makeId(),
    name: call.name,
    arguments: JSON.stringify(call.arguments),
  }));
  return { ok: true, calls };
}

async function findProblem(
  { name, arguments: given }: WrittenCall,
  tools: readonly ToolDefinition[],
): Promise<CallProblem | null> {
  const tool = tools.find((each) => each.name === name);
  if (tool === undefined) return { reason: `There is no function “${name}”.`, tools };
  const { validateJson } = await import('../conversations/json-schema/validate-json.ts');
  const verdict = validateJson(given, tool.parameters);
  if (verdict.status !== 'invalid') return null;
  return { reason: verdict.problems.map(inWords).join(' '), tools: [tool] };
}

function inWords({ path, keyword, expected, actual }: JsonProblem): string {
  const place = path.length === 0 ? 'The arguments' : `“${path.join('.')}”`;
  return `${place}: ${keyword} ${inJson(expected)}, but got ${inJson(actual)}.`;
}

const inJson = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
