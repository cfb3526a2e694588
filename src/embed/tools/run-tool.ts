import { isAbort } from '../../errors/app-error.ts';
import { untilAborted } from '../../inference/client/tabs/until-aborted.ts';
import { HearthToolCallEvent } from '../chat-events.ts';
import { resultText } from './result-text.ts';
import type { ToolCall } from '../../inference/contract/inference-contract.ts';
import type { ChatTool } from '../chat-types.ts';
import type { ToolRecord, ToolRecordState } from './tool-record.ts';

interface ToolRun {
  tool: ChatTool;
  call: ToolCall;
  /** Hears of the call first: the page may prevent it. */
  element: HTMLElement;
  signal: AbortSignal;
  /** What is longer than this of a result, the model is not told. */
  mostCharacters: number;
  /** Called with the record of the call, and with each change of it. */
  onRecord: (record: ToolRecord) => void;
}

type Arguments = Readonly<Record<string, unknown>>;

/** Whoever hears of them has a copy of its own: what the visitor agreed to is what is called. */
const readArguments = ({ arguments: json }: ToolCall): Arguments => JSON.parse(json) as Arguments;

/**
 * Calls a function of the page, if the page and the visitor let it.
 * @returns what the model is told
 * @throws the reason of the abort, also where the function does not end
 */
export async function runTool(run: ToolRun): Promise<string> {
  const { tool, call, element, signal, onRecord } = run;
  const record: ToolRecord = {
    title: tool.title ?? tool.name,
    arguments: readArguments(call),
    state: { status: 'running' },
  };
  const become = (state: ToolRecordState): void => {
    record.state = state;
    onRecord(record);
  };
  const end = (status: 'done' | 'failed' | 'refused', result: string): string => {
    become({ status, result });
    return result;
  };
  try {
    signal.throwIfAborted();
    if (!element.dispatchEvent(new HearthToolCallEvent(tool.name, readArguments(call))))
      return end('refused', 'The page does not allow this call.');
    if (tool.confirm === true && !(await askVisitor(become, signal)))
      return end('refused', 'The user does not allow this call.');
    become({ status: 'running' });
    return end('done', await execute(run));
  } catch (error) {
    if (signal.aborted) {
      become({ status: 'stopped' });
      throw signal.reason;
    }
    if (!isAbort(error)) reportError(error);
    return end('failed', `Error: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function askVisitor(become: (state: ToolRecordState) => void, signal: AbortSignal): Promise<boolean> {
  const answered = new Promise<boolean>((resolve) => become({ status: 'asking', answer: resolve }));
  return untilAborted(answered, signal);
}

async function execute({ tool, call, signal, mostCharacters }: ToolRun): Promise<string> {
  const work = async (): Promise<unknown> => tool.execute(readArguments(call), { signal });
  return resultText(await untilAborted(work(), signal), mostCharacters);
}
