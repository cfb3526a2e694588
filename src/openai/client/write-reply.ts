import { estimateTokens } from '../../conversations/estimate-tokens.ts';
import { callSchema, oneCallSchema } from '../../tool-calls/call-schema.ts';
import { checkCalls } from '../../tool-calls/check-calls.ts';
import { readCalls } from '../../tool-calls/read-calls.ts';
import { toChatMessages } from '../../tool-calls/to-chat-messages.ts';
import { toolFamilyOf } from '../../tool-calls/tool-family.ts';
import { callable } from '../../tool-calls/tool-message.ts';
import { newId, writeUsage } from '../write-answers.ts';
import { ReplyText } from './reply-text.ts';
import type {
  ChatMessage,
  GenerateParams,
  ToolCall,
  Usage,
} from '../../inference/contract/inference-contract.ts';
import type { CallProblem } from '../../tool-calls/check-calls.ts';
import type { ReadCalls } from '../../tool-calls/read-calls.ts';
import type { ToolFamily } from '../../tool-calls/family.ts';
import type { ChatRequest } from '../chat-request.ts';
import type { ChunkDelta } from '../contract/answers.ts';
import type { ServedModel } from '../served-model.ts';
import type { FinishedReply } from '../write-answers.ts';
import type { ReplyEngine } from './reply-engine.ts';
import type { Showing } from './reply-text.ts';

/** One reply to write. */
export interface ReplyWork {
  engine: Pick<ReplyEngine, 'generate' | 'countTokens'>;
  model: Pick<ServedModel, 'id' | 'contextTokens' | 'isElsewhere'>;
  request: ChatRequest;
  signal: AbortSignal | undefined;
  /** Hears what is certain of the reply as it grows; the first one, empty, is a sign of life. */
  onDelta: (delta: ChunkDelta) => void;
}

type Figures = Pick<Usage, 'promptTokens' | 'cachedPromptTokens' | 'completionTokens'>;

interface Attempt {
  text: ReplyText;
  figures: Figures;
  isCut: boolean;
}

/** What was written first, and what it was to be. */
interface Draft {
  family: ToolFamily;
  messages: readonly ChatMessage[];
  first: Attempt;
  /** The reply had to be calls. */
  isForced: boolean;
}

/** Has the engine write, and makes of its text what the client asked for. @throws whatever the engine throws */
export async function writeReply(work: ReplyWork): Promise<FinishedReply> {
  const { request, model } = work;
  const family = toolFamilyOf(model.id);
  const messages = toChatMessages(request.messages, request, family);
  const forced = callSchema(request);
  const mayCall = callable(request).length > 0;
  const showing: Showing = !mayCall ? 'all' : forced === null ? { callMarks: family.marks } : 'nothing';
  const first = await attempt(work, messages, forced ?? request.format?.schema, showing);
  if (!mayCall) return finish(work, [first], []);
  return finishWithCalls(work, { family, messages, first, isForced: forced !== null });
}

/** Calls that are not sound are asked for once more, held to their tool's schema; then the text is what there is. */
async function finishWithCalls(
  work: ReplyWork,
  { family, messages, first, isForced }: Draft,
): Promise<FinishedReply> {
  const { request } = work;
  const { content } = first.text;
  const found = readCalls(content, family);
  const read = { ...found, isBroken: found.isBroken || (isForced && found.calls.length === 0) };
  if (!isMeant(read, content, request, family)) return finish(work, [first], []);
  const checked = await checkCalls(read.calls, request, () => newId('call'));
  if (checked.ok && !read.isBroken) return finishCalling(work, [first], read.text, checked.calls);
  if (first.isCut) return finish(work, [first], []);
  const problem = checked.ok
    ? { reason: 'The call cannot be read as JSON.', tools: callable(request) }
    : checked.problem;
  const second = await repair(work, messages, content, problem);
  const repaired = await checkCalls(readCalls(second.text.content, family).calls, request, () =>
    newId('call'),
  );
  if (!repaired.ok || repaired.calls.length === 0) return finish(work, [first, second], []);
  return finishCalling(work, [first, second], read.text, repaired.calls);
}

/** An answer in JSON that happens to have a name is no call. */
function isMeant(
  { isBroken, calls }: ReadCalls,
  content: string,
  request: ChatRequest,
  { marks }: ToolFamily,
): boolean {
  const names = callable(request).map(({ name }) => name);
  const isMarked = calls.length > 0 && marks.some((mark) => content.includes(mark));
  return isBroken || isMarked || calls.some(({ name }) => names.includes(name));
}

function repair(
  work: ReplyWork,
  messages: readonly ChatMessage[],
  said: string,
  { reason, tools }: CallProblem,
): Promise<Attempt> {
  const again: ChatMessage[] = [
    ...messages,
    { role: 'assistant', content: said },
    {
      role: 'user',
      content: `That call is not valid. ${reason} Answer with the corrected call only, as JSON.`,
    },
  ];
  return attempt(work, again, oneCallSchema(tools), 'nothing');
}

async function attempt(
  { engine, model, request, signal, onDelta }: ReplyWork,
  messages: readonly ChatMessage[],
  jsonSchema: object | undefined,
  showing: Showing,
): Promise<Attempt> {
  const text = new ReplyText(jsonSchema === undefined ? request.stop : [], showing, onDelta);
  const ended = new AbortController();
  const params: GenerateParams = {
    messages,
    sampling: { ...request.sampling, maxTokens: request.maxTokens ?? roomFor(messages, model) },
    ...(jsonSchema !== undefined && { jsonSchema }),
    ...(request.thinking !== undefined && { thinking: request.thinking }),
  };
  const onEvent = (delta: { text: string }): void => {
    onDelta({});
    text.add(delta.text);
    if (text.hasEnded) ended.abort();
  };
  const signals = signal === undefined ? [ended.signal] : [signal, ended.signal];
  const summary = await engine
    .generate(params, { signal: AbortSignal.any(signals), onEvent })
    .catch((error: unknown) => {
      if (!text.hasEnded || signal?.aborted === true) throw error;
      return null;
    });
  text.end();
  const figures = summary?.usage ?? (await countStopped(engine, messages, text));
  return { text, figures, isCut: summary?.finish === 'length' && !text.hasEnded };
}

/** Engines find their own end; a server may refuse what could go beyond it. */
function roomFor(
  messages: readonly ChatMessage[],
  { contextTokens, isElsewhere }: ReplyWork['model'],
): number {
  if (!isElsewhere) return contextTokens;
  const prompt = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  return Math.max(256, contextTokens - 2 * prompt - 64);
}

/** An engine that was stopped tells no figures: the texts are counted, without what the template adds. */
async function countStopped(
  engine: ReplyWork['engine'],
  messages: readonly ChatMessage[],
  { reasoning, content }: ReplyText,
): Promise<Figures> {
  const count = (text: string): Promise<number> => engine.countTokens(text).catch(() => estimateTokens(text));
  return {
    promptTokens: await count(messages.map((message) => message.content).join('\n')),
    cachedPromptTokens: 0,
    completionTokens: await count(reasoning + content),
  };
}

/** What the first attempt said counts; figures are of all. */
function finish(
  { request }: ReplyWork,
  attempts: readonly [Attempt, ...Attempt[]],
  toolCalls: readonly ToolCall[],
): FinishedReply {
  const [{ text, isCut, figures }] = attempts;
  const { content, reasoning } = text;
  text.show(content.length);
  const reasoningShare = reasoning.length / Math.max(1, reasoning.length + content.length);
  const ending = isCut ? 'length' : 'stop';
  return {
    content: toolCalls.length > 0 && content === '' ? null : content,
    reasoning,
    toolCalls,
    finish: toolCalls.length > 0 ? 'tool_calls' : ending,
    usage: writeUsage(
      attempts.map((each) => each.figures),
      request.thinking === false ? 0 : Math.round(reasoningShare * figures.completionTokens),
    ),
  };
}

function finishCalling(
  work: ReplyWork,
  attempts: readonly [Attempt, ...Attempt[]],
  text: string,
  toolCalls: readonly ToolCall[],
): FinishedReply {
  attempts[0].text.content = text;
  return finish(work, attempts, toolCalls);
}
