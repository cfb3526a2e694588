// What of a ChatGPT export a person has seen: the rest are messages to and from tools, and hidden ones.
import type { ImportContext } from './import-context.ts';
import type { JsonNode } from './json/json-node.ts';

export interface VisibleMessage {
  role: 'user' | 'assistant';
  text: string;
  /** Milliseconds since 1970; 0 where the file does not tell. */
  createdAt: number;
  modelName: string | null;
}

const textTypes: readonly unknown[] = ['text', 'multimodal_text'];

/** Null for a message that nobody was shown. @throws ShapeFault */
export function readVisible(message: JsonNode, words: ImportContext['words']): VisibleMessage | null {
  const role = message.get('author').get('role').text();
  if (role !== 'user' && role !== 'assistant') return null;
  const content = message.get('content');
  if (isHidden(message) || !textTypes.includes(content.get('content_type').value)) return null;
  const text = content
    .get('parts')
    .items()
    .map((part) => partText(part, words))
    .filter((part) => part.trim() !== '')
    .join('\n\n');
  if (text === '') return null;
  return { role, text, createdAt: readTime(message.get('create_time')), modelName: modelOf(message) };
}

function metadataOf(message: JsonNode): JsonNode | null {
  const metadata = message.get('metadata');
  return metadata.isObject ? metadata : null;
}

/** For a tool, or marked as hidden. */
function isHidden(message: JsonNode): boolean {
  const recipient = message.get('recipient').value ?? 'all';
  return (
    recipient !== 'all' || metadataOf(message)?.get('is_visually_hidden_from_conversation').value === true
  );
}

function modelOf(message: JsonNode): string | null {
  const slug = metadataOf(message)?.get('model_slug').value;
  return typeof slug === 'string' && slug !== '' ? slug : null;
}

function partText(part: JsonNode, { image, file }: ImportContext['words']): string {
  if (typeof part.value === 'string') return part.value;
  if (part.isNothing) return '';
  const type = part.get('content_type').text();
  // What was said aloud comes with its words.
  if (type === 'audio_transcription') return part.get('text').text();
  return type.includes('image') ? image : file;
}

/** Seconds, with fractions. */
export function readTime(seconds: JsonNode): number {
  if (seconds.isNothing) return 0;
  const time = Math.round(seconds.number() * 1000);
  return time >= 0 && time <= 8.64e15 ? time : seconds.fail('wrong-value');
}
