// What a first visit does not show: it comes once the visitor has agreed to a model.
import '../ui/chat-list/chat-list.ts';
import '../ui/composer/composer.ts';
import '../ui/cores-offer/cores-offer.ts';
import '../ui/empty-chat/empty-chat.ts';
import '../ui/transcript/transcript.ts';
