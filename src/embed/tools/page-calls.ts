import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { disclosure } from '../../styles/shared.ts';
import { AppError } from '../../errors/app-error.ts';
import { adoptStyles } from '../view/adopt-styles.ts';
import { answerWithTools } from './answer-with-tools.ts';
import { callStyles } from './call-styles.ts';
import { drawCalls } from './draw-calls.ts';
import type { CallOptions } from '../../channel/connect.ts';
import type {
  GenerateParams,
  GenerationSummary,
  TextDelta,
} from '../../inference/contract/inference-contract.ts';
import type { ShownCalls, ShownChat } from '../view/shown-chat.ts';
import type { ModelStore } from '../../state/model-store.ts';
import type { ToolChoice } from '../chat-types.ts';
import type { ToolRecord } from './tool-record.ts';

/** The calls of functions of the page in one element's conversation. They are not kept beyond it. */
export class PageCalls implements ShownCalls {
  private readonly session: Pick<ShownChat, 'host' | 'redraw'>;
  private readonly records = new Map<string, readonly ToolRecord[]>();

  constructor(session: Pick<ShownChat, 'host' | 'redraw'>) {
    this.session = session;
    adoptStyles(session.host.room, [disclosure, callStyles]);
  }

  /** One is being made, or asked about. */
  get isBusy(): boolean {
    const all = [...this.records.values()].flat();
    return all.some(({ state }) => state.status === 'asking' || state.status === 'running');
  }

  /** Writes the reply of a turn. @throws AppError `model-not-loaded`; as `answerWithTools` */
  async answer(
    turnId: string,
    choice: ToolChoice,
    model: ModelStore,
    params: GenerateParams,
    options: CallOptions<TextDelta>,
  ): Promise<GenerationSummary> {
    const { element, own } = this.session.host;
    const { tools } = own;
    const { value } = model;
    if (value.status !== 'ready') throw new AppError('model-not-loaded', null);
    const { card, elsewhere } = model.choice.value;
    const asked = { id: card.id, contextTokens: value.contextTokens, isElsewhere: elsewhere !== null };
    const onRecord = (record: ToolRecord): void => {
      const before = this.records.get(turnId) ?? [];
      if (!before.includes(record)) this.records.set(turnId, [...before, record]);
      this.session.redraw();
    };
    return answerWithTools(
      { element, tools, choice, engine: model, model: asked, onRecord },
      params,
      options,
    );
  }

  draw(turnId: string): TemplateResult | typeof nothing {
    const records = this.records.get(turnId);
    return records === undefined ? nothing : drawCalls(records);
  }
}
