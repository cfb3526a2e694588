import { buildsOf } from '../../models/model-choice.ts';
import { servedModel } from '../../openai/served-model.ts';
import { choiceOf } from '../session/engine-choice.ts';
import { buildMark } from '../shell/find-offered.ts';
import { factsOf, isEndpoint } from '../shell/model-facts.ts';
import type { ServedModel } from '../../openai/served-model.ts';
import type { ChatEndpoint, ChatEngine } from '../chat-types.ts';
import type { PageEngine } from '../session/page-engine.ts';
import type { ChatOptions } from '../shell/chat-options.ts';

/**
 * The one model that answers here, whether it runs already or not. It has one id, in whichever build it runs: that by which
 * the element offers it. Its name and the ids of its builds are understood too.
 * @param running null while nobody has asked for it
 * @throws AppError `model-unknown`
 */
export function offeredModel(
  engine: ChatEngine | ChatEndpoint | null,
  wanted: Pick<ChatOptions, 'model' | 'modelsUrl' | 'mirrorUrl'>,
  running: PageEngine | null,
): ServedModel {
  const choice = choiceOf(engine, wanted);
  const build = running?.model.choice.value ?? choice;
  const ids = [...buildsOf(choice), build].map(({ card }) => card.id);
  const aliases = [...new Set([...ids.flatMap(namesOf), choice.card.name])];
  const served = servedModel(build, aliases, contextOf(running) ?? build.card.contextTokens);
  const id = factsOf(wanted, engine)?.id ?? served.id;
  const isOfPage = engine !== null && !isEndpoint(engine);
  return { ...served, id, ...(isOfPage && { ownedBy: engine.host ?? location.host }) };
}

function contextOf(running: PageEngine | null): number | null {
  const state = running?.model.value;
  return state?.status === 'ready' ? state.contextTokens : null;
}

/** As `findOffered` understands them: the twin of a compiled build, and the model without its build. */
const namesOf = (id: string): readonly string[] => [
  id,
  id.replace(/-q4f16_1-MLC$/, '-q4f32_1-MLC'),
  id.replace(buildMark, ''),
];
