import type { Question } from '../conversations/ask-request.ts';
import type { DraftStore } from '../state/draft-store.ts';
import type { UnsentQuestion } from '../state/overflow-store.ts';

/** The draft as the question that it will be. */
export function unsentQuestion(draft: DraftStore): UnsentQuestion & { read: () => Question } {
  const read = (): Question => {
    const attachments = draft.attachments.value;
    return { question: draft.value.trim(), ...(attachments.length > 0 && { attachments }) };
  };
  const is = (question: Question): boolean => isSame(question, read());
  return {
    read,
    is,
    subscribe(listener) {
      const stops = [draft.subscribe(listener), draft.attachments.subscribe(listener)];
      return () => stops.forEach((stop) => stop());
    },
    keep(question) {
      if (is(question)) return;
      draft.append(question.question);
      draft.attach(question.attachments ?? []);
    },
    drop(question) {
      if (is(question)) draft.clear();
    },
  };
}

function isSame(one: Question, other: Question): boolean {
  const [texts, others] = [one, other].map(({ attachments = [] }) => attachments.map(({ text }) => text));
  return one.question === other.question && JSON.stringify(texts) === JSON.stringify(others);
}
