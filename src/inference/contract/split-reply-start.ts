/** A reply that is to go on, in the parts that llama.cpp and its like keep apart. */
export interface SplitReplyStart {
  /** What the model has thought aloud; null for a reply that began without. */
  thought: string | null;
  answer: string;
  /** The thought is not over: it is what goes on. */
  isThinking: boolean;
}

const opening = /^\s*<think>\n?/;
const closing = /\n?<\/think>\n*/;

/** Every letter counts here, spaces at the end included: the next token goes on from them. */
export function splitReplyStart(replyStart: string): SplitReplyStart {
  const start = opening.exec(replyStart);
  if (start === null) return { thought: null, answer: replyStart, isThinking: false };
  const rest = replyStart.slice(start[0].length);
  const end = closing.exec(rest);
  if (end === null) return { thought: rest, answer: '', isThinking: true };
  return {
    thought: rest.slice(0, end.index),
    answer: rest.slice(end.index + end[0].length),
    isThinking: false,
  };
}

/**
 * The last message of a request that is to go on with it, and what says so; llama.cpp lets a model that thinks go on only
 * with its thought apart.
 */
export function continuing({ thought, answer, isThinking }: SplitReplyStart): {
  message: { role: 'assistant'; content: string; reasoning_content?: string };
  how: { add_generation_prompt: false; continue_final_message: 'content' | 'reasoning_content' };
} {
  return {
    message: {
      role: 'assistant',
      content: answer,
      ...(thought !== null && { reasoning_content: thought }),
    },
    how: {
      add_generation_prompt: false,
      continue_final_message: isThinking ? 'reasoning_content' : 'content',
    },
  };
}
