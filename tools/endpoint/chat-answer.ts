// Answers as servers write them, for tests that need other words than those that were recorded.

type Delta = Readonly<Record<string, unknown>>;

const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;

/** One event for each delta, then the reason for the end, the figures and the mark. */
export function chatEvents(
  deltas: readonly Delta[],
  { finish = 'stop', usage }: { finish?: string | null; usage?: object } = {},
): string[] {
  const chunk = (delta: Delta, reason: string | null): string =>
    event({ object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] });
  return [
    ...deltas.map((delta) => chunk(delta, null)),
    ...(finish === null ? [] : [chunk({}, finish)]),
    ...(usage === undefined ? [] : [event({ choices: [], usage })]),
    'data: [DONE]\n\n',
  ];
}

export const textDeltas = (text: string): Delta[] =>
  (text.match(/\S+\s*/g) ?? []).map((content) => ({ content }));

export const chatAnswer = (pieces: string[]) => ({
  status: 200,
  type: 'text/event-stream',
  pieces,
  wasStopped: false,
});
