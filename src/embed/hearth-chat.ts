// The script of the embed: one element, and OpenAI's API for programs. It fetches nothing.
import { HearthChat } from './chat-element.ts';

export { HearthChat };
export {
  HearthConsentEvent,
  HearthErrorEvent,
  HearthMessageEvent,
  HearthProgressEvent,
  HearthReadyEvent,
  HearthTokenEvent,
  HearthToolCallEvent,
} from './chat-events.ts';
export { createHearth } from './create-hearth.ts';
export type * from './chat-types.ts';
export type * from './hearth-types.ts';

// Where pages are made on a server there are none. A page may have the script twice; the first counts.
const elements = globalThis.customElements as CustomElementRegistry | undefined;
if (elements?.get('hearth-chat') === undefined) elements?.define('hearth-chat', HearthChat);
