// What is asked, and what must hold.
import { starterCard } from '../../src/models/starter-model.ts';
import type { Message, Question } from './bench-page.ts';

export const thresholds = {
  /** Hearth's decode speed as a share of bare web-llm's, at least. */
  decode: 0.97,
  /** Hearth's time to first token as a share of bare web-llm's, at most. */
  firstToken: 1.05,
  /** The longest task of the page's main thread, at most. */
  taskMs: 50,
};

/** Where the stand-in hub listens while downloads are measured; the policy of the page under test allows it. */
export const benchHubPort = 4191;
export const benchHub = `http://127.0.0.1:${benchHubPort}`;
export const benchRepo = 'bench/starter';
export const benchCommit = 'be'.repeat(20);

/** How often a repeat measures them: one reading of a longest task varies too much. */
export const taskReadings = 2;

/** How much slower the page's main thread is made while its tasks are measured. */
export const slowdown = 4;

const system: Message = { role: 'system', content: starterCard.systemPrompt };
const user = (content: string): Message => ({ role: 'user', content });

/** How often a repeat loads what is stored; the median counts. */
export const warmLoads = 3;

/** 37 tokens. It has to end by itself: only then does web-llm keep the conversation for the next turn. */
export const shortQuestion: Question = {
  messages: [system, user('What is the capital of France?')],
  maxTokens: 32,
};

/** The short question once more, for the time to its first token only: one reading of it varies too much. */
export const shortQuestionAgain: Question = { ...shortQuestion, maxTokens: 1 };
export const shortReadings = 5;
/** Of these, so many are whole conversations of two turns. */
export const conversations = 3;

export const followUp = (reply: string): Question => ({
  messages: [...shortQuestion.messages, { role: 'assistant', content: reply }, user('And of Italy?')],
  maxTokens: 16,
});

/** 300 tokens. */
export const longQuestion: Question = {
  messages: [
    system,
    user(
      `Read this and then tell me in two sentences what the lighthouse keeper did.

The lighthouse stood at the end of a long and narrow road, where the land gave way to grey rocks and the sea. For
thirty years the same keeper had climbed its stairs each evening, lit the lamp, and written the weather into a book
with a blue cover. He wrote about the wind, about the ships that passed, and sometimes about the birds that rested
on the railing in autumn. One night in November a storm came from the west, stronger than any in the book. The lamp
went out twice, and twice he lit it again. At midnight he saw a small boat that was being pushed towards the rocks.
He took a lantern, tied a rope around his waist, and walked down the stone steps to the water. There he swung the
lantern slowly from left to right, until the people in the boat understood where the safe passage was. In the
morning four fishermen sat in his kitchen, drank hot tea, and looked at the calm sea. He opened his book, wrote one
line about the storm, and went to bed. The fishermen came back in spring with a new rope, a basket of fish, and a
bell of brass that hangs beside the door of the lighthouse.`,
    ),
  ],
  maxTokens: 16,
};

/** For a quick look: the same with less to read. */
export const longQuestionInBrief: Question = {
  messages: [
    system,
    user('Tell me in two sentences what a lighthouse keeper did when there was a storm at night.'),
  ],
  maxTokens: 4,
};
