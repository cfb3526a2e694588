import { ReplyClock } from './reply-clock.ts';
import type { SharedInference } from '../../src/inference/client/shared-inference.ts';
import type { Answer, Question } from './bench-page.ts';

/** Asks as the site's stores do, and times the reply where its text reaches the page. */
export async function askHearth(
  inference: SharedInference,
  { messages, maxTokens }: Question,
): Promise<Answer> {
  const clock = new ReplyClock();
  const { usage } = await inference.generate(
    { messages, sampling: { temperature: 0, topP: 1, maxTokens } },
    { onEvent: ({ text }) => clock.add(text) },
  );
  return {
    text: clock.text,
    readTokens: usage.promptTokens - usage.cachedPromptTokens,
    writtenTokens: usage.completionTokens,
    firstTextMs: clock.firstTextMs,
    writingMs: clock.writingMs,
  };
}
