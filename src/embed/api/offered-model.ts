import { buildsOf } from '../../models/model-choice.ts';
import { servedModel } from '../../openai/served-model.ts';
import { choiceOf } from '../session/engine-choice.ts';
import { factsOf, isEndpoint } from '../shell/model-facts.ts';
import type { ServedModel } from '../../openai/served-model.ts';
import type { ChatEndpoint, ChatEngine } from '../chat-types.ts';
import type { PageEngine } from '../session/page-engine.ts';

/**
 * The one model that answers here, whether it runs already or not. It has one name, in whichever build it runs: that by
 * which the element offers it.
 * @param running null while nobody has asked for it
 */
export function offeredModel(
  engine: ChatEngine | ChatEndpoint | null,
  modelsUrl: string,
  running: PageEngine | null,
): ServedModel {
  const choice = choiceOf(engine, modelsUrl);
  const build = running?.model.choice.value ?? choice;
  const aliases = buildsOf(choice).map(({ card }) => card.id);
  const served = servedModel(build, aliases, contextOf(running) ?? build.card.contextTokens);
  const id = factsOf(null, engine)?.id ?? served.id;
  const isOfPage = engine !== null && !isEndpoint(engine);
  return { ...served, id, ...(isOfPage && { ownedBy: engine.host ?? location.host }) };
}

function contextOf(running: PageEngine | null): number | null {
  const state = running?.model.value;
  return state?.status === 'ready' ? state.contextTokens : null;
}
