import type { Services } from './services.ts';

/** Shows the choices for a turn for which there was no room. The model is started for it, where nothing has to be fetched. */
export async function makeRoom(
  { model, conversation, context }: Pick<Services, 'model' | 'conversation' | 'context'>,
  turnId: string | null,
): Promise<void> {
  const { value } = model;
  if (value.status === 'offered' && value.stored) await model.start();
  const turn = conversation.path.find(({ id }) => id === turnId);
  if (turn !== undefined) await (await context()).overflow.showFor(turn);
}
