// The script of the embed: it defines one element, and fetches nothing.
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
export type * from './chat-types.ts';

// A page may have the script twice; the first counts.
if (customElements.get('hearth-chat') === undefined) customElements.define('hearth-chat', HearthChat);
