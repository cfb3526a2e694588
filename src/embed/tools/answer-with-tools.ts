import { toolDefinitions } from './tool-definitions.ts';
import { writeReply } from '../../openai/client/write-reply.ts';
import { JoinedText } from './joined-text.ts';
import { runTool } from './run-tool.ts';
import { UsageTally } from './usage-tally.ts';
import type { CallOptions } from '../../channel/connect.ts';
import type {
  GenerateParams,
  GenerationSummary,
  TextDelta,
  ToolCall,
} from '../../inference/contract/inference-contract.ts';
import type { ReplyWork } from '../../openai/client/write-reply.ts';
import type { ToolMessage } from '../../tool-calls/tool-message.ts';
import type { ChatTool, ToolChoice } from '../chat-types.ts';
import type { ToolRecord } from './tool-record.ts';

/** How often a model may call tools before it has to answer: small ones do not always find an end. */
const mostRounds = 4;
/** In one round. */
const mostCalls = 8;

/** One reply for which functions of the page may be called. */
export interface ToolReply {
  /** The element that the page hears of calls from. */
  element: HTMLElement;
  tools: readonly ChatTool[];
  /** Of the first round; after it, the model chooses. */
  choice: ToolChoice;
  engine: ReplyWork['engine'];
  model: ReplyWork['model'];
  onRecord: (record: ToolRecord) => void;
}

/**
 * Has the model write, calls what it asks for, and lets it go on with the results, until it answers.
 * @throws what the engine throws; the reason of an abort
 */
export async function answerWithTools(
  reply: ToolReply,
  params: GenerateParams,
  { signal = new AbortController().signal, onEvent, ...options }: CallOptions<TextDelta>,
): Promise<GenerationSummary> {
  const text = new JoinedText();
  const tally = new UsageTally();
  const engine: ReplyWork['engine'] = {
    countTokens: reply.engine.countTokens,
    generate: async (each, call) => {
      const summary = await reply.engine.generate(each, { ...options, ...call });
      tally.add(summary.usage);
      return summary;
    },
  };
  const request = requestOf(reply, params);
  let { messages, choice } = request;
  for (let round = 0; ; round += 1) {
    const written = await writeReply({
      engine,
      model: reply.model,
      request: { ...request, messages, choice: round < mostRounds ? choice : 'none' },
      signal,
      onDelta: (delta) => onEvent?.({ text: text.add(delta) }),
    });
    const calls = written.toolCalls.slice(0, mostCalls);
    if (calls.length === 0) {
      onEvent?.({ text: text.end() });
      return tally.summary(written.finish === 'length' ? 'length' : 'stop');
    }
    const said = { role: 'assistant', content: written.content ?? '', toolCalls: calls } as const;
    messages = [...messages, said, ...(await runAll(calls, reply, signal))];
    choice = 'auto';
    text.nextRound();
  }
}

/** One after the other: a visitor answers one question at a time. */
async function runAll(
  calls: readonly ToolCall[],
  { element, tools, model, onRecord }: ToolReply,
  signal: AbortSignal,
): Promise<readonly ToolMessage[]> {
  const results: ToolMessage[] = [];
  // All results together may have half of what the model can hold, at about four characters a token.
  const mostCharacters = Math.floor((model.contextTokens * 2) / calls.length);
  for (const call of calls) {
    const tool = tools.find(({ name }) => name === call.name);
    if (tool === undefined) continue; // checked before: there is none of another name
    const content = await runTool({ tool, call, element, signal, mostCharacters, onRecord });
    results.push({ role: 'tool', callId: call.id, content });
  }
  return results;
}

function requestOf(
  { tools, choice, model }: ToolReply,
  { messages, sampling, thinking }: GenerateParams,
): ReplyWork['request'] {
  const { maxTokens, ...rest } = sampling;
  return {
    model: model.id,
    messages: messages.map((message): ToolMessage =>
      message.role === 'assistant'
        ? { role: 'assistant', content: message.content, toolCalls: [] }
        : { role: message.role, content: message.content },
    ),
    tools: toolDefinitions(tools),
    choice,
    isParallel: true,
    sampling: rest,
    maxTokens,
    stop: [],
    format: null,
    ...(thinking !== undefined && { thinking }),
    stream: true,
    includeUsage: true,
  };
}
