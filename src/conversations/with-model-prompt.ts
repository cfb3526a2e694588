import type { Conversation } from './conversation.ts';

/**
 * The conversation as it is sent: where it has no words of its own, with those that the model's maker would have it told.
 * @param modelPrompt absent or empty where there are none
 */
export function withModelPrompt(conversation: Conversation, modelPrompt = ''): Conversation {
  const { settings } = conversation;
  if (modelPrompt === '' || settings.systemPrompt.trim() !== '') return conversation;
  return { ...conversation, settings: { ...settings, systemPrompt: modelPrompt } };
}
