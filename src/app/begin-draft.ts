import type { Services } from './services.ts';

/** What it needs of the services. */
type DraftServices = Pick<Services, 'draft' | 'conversation' | 'history' | 'opener' | 'before'>;

/** Shows the question that was not sent yet, once the conversation of the last visit is open. */
export async function beginDraft(services: DraftServices): Promise<void> {
  const { draft, conversation, history, opener, before } = services;
  await draft.restore();
  if (opener !== '') await fillDraft(services, opener);
  // After a reload that a person asked for, the page goes on where it was.
  else if (before === null && (await draft.isNewOneLatest())) await conversation.startNew();
  const { summaries, error } = history.value;
  if (error === null) void draft.prune(new Set(summaries.map(({ id }) => id)));
}

/**
 * A question that came with the address begins a new conversation, and is never sent by itself: whoever made the link is
 * not the person who reads the answer.
 */
export async function fillDraft(
  { draft, conversation }: Pick<Services, 'draft' | 'conversation'>,
  text: string,
): Promise<void> {
  if (text === '') return;
  if (conversation.value.turns.length > 0) await conversation.startNew();
  await draft.settled();
  draft.append(text);
}
