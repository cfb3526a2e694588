/** One call of a function of the page, as the visitor sees it. */
export interface ToolRecord {
  /** The tool's title, or its name. */
  readonly title: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  state: ToolRecordState;
}

export type ToolRecordState =
  /** The visitor is asked; `answer` tells what was said. */
  | { status: 'asking'; answer: (isAllowed: boolean) => void }
  | { status: 'running' }
  /** Over; `result` is what the model is told. */
  | { status: 'done' | 'failed' | 'refused'; result: string }
  | { status: 'stopped' };
