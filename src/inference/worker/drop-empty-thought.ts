/** Passes a reply on as it comes. */
interface ReplyFilter {
  add: (text: string) => void;
  /** Passes on what was held back. */
  end: () => void;
}

const emptyThought = /^\s*<think>\s*<\/think>\s*/;
const marks = '<think></think>';

/**
 * Where a model is told not to think, llama.cpp gives the empty thought that it puts before the reply as a part of it. Nothing
 * is held back but what may still become one.
 */
export function dropEmptyThought(pass: (text: string) => void): ReplyFilter {
  /** Null once it is decided. */
  let held: string | null = '';
  const decide = (): void => {
    const reply = held?.replace(emptyThought, '') ?? '';
    held = null;
    if (reply !== '') pass(reply);
  };
  return {
    add(text) {
      if (held === null) {
        pass(text);
        return;
      }
      held += text;
      if (!marks.startsWith(held.replace(/\s/g, ''))) decide();
    },
    end: decide,
  };
}
