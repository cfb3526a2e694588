import type { Attachment } from './conversation.ts';

/** A text that shall go with the next question. */
export interface DraftAttachment extends Attachment {
  /** It was pasted, and can go back into the question. */
  isPasted?: true;
}

/** A question that is not sent yet. */
export interface Draft {
  text: string;
  attachments: readonly DraftAttachment[];
  /** When it was last changed, in milliseconds since 1970. */
  updatedAt: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function parseAttachment(value: unknown): DraftAttachment[] {
  if (!isRecord(value) || typeof value.name !== 'string' || typeof value.text !== 'string') return [];
  const { name, text } = value;
  return [value.isPasted === true ? { name, text, isPasted: true } : { name, text }];
}

/** The draft in a stored record, or null when there is none. */
export function parseDraft(value: unknown): Draft | null {
  if (!isRecord(value) || typeof value.text !== 'string') return null;
  const { text, attachments, updatedAt } = value;
  return {
    text,
    attachments: Array.isArray(attachments) ? attachments.flatMap(parseAttachment) : [],
    updatedAt: typeof updatedAt === 'number' && Number.isFinite(updatedAt) ? updatedAt : 0,
  };
}

/** Nobody would miss it. */
export const isEmptyDraft = ({ text, attachments }: Pick<Draft, 'text' | 'attachments'>): boolean =>
  text.trim() === '' && attachments.length === 0;
