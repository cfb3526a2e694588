// Made-up content for the gallery: every state that an element can be in.
import type { Turn } from '../../src/conversations/conversation.ts';
import type { ModelCard } from '../../src/models/model-card.ts';
import type { LoadState } from '../../src/ui/load-progress/describe-load.ts';

export const card: ModelCard = {
  id: 'smollm2-135m',
  name: 'SmolLM2 135M',
  maker: 'Hugging Face',
  licence: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  downloadBytes: 112_400_000,
  summary: 'Small and quick. Good for short notes and simple explanations, less so for facts and arithmetic.',
  contextTokens: 2048,
};

export const loads: LoadState[] = [
  {
    status: 'downloading',
    receivedBytes: 61e6,
    totalBytes: 112.4e6,
    bytesPerSecond: 8.2e6,
    activity: 'fetching',
    isPrivate: false,
    isAsking: false,
  },
  {
    status: 'downloading',
    receivedBytes: 0,
    totalBytes: 112.4e6,
    bytesPerSecond: null,
    activity: 'fetching',
    isPrivate: false,
    isAsking: false,
  },
  { status: 'loading', progress: { phase: 'starting' } },
  { status: 'loading', progress: { phase: 'weights', loadedBytes: 70e6, totalBytes: 112e6 } },
  { status: 'loading', progress: { phase: 'shaders', done: 12, total: 33 } },
];

export const markdown = `# A heading of a reply

Light from the sun holds *every* colour. Air scatters **short waves** more than long ones ([Rayleigh scattering](https://en.wikipedia.org/wiki/Rayleigh_scattering)), so the sky looks blue. See also https://example.org or \`npm run dev\`.

## Steps

1. Sunlight enters the air.
2. Small molecules scatter it:
   - blue a lot
   - red hardly
     - even less at noon
3. Your eye sees what was scattered.

- [x] read
- [ ] understood

> A quotation, which may hold
> several lines and **emphasis**.

\`\`\`python
def wavelength(colour: str) -> int:
    # nanometres, and a line that is long enough to need scrolling on every screen that a person may hold in one hand
    return {"blue": 450, "red": 700}[colour]
\`\`\`

| Colour | Wavelength | Scattered |
| ------ | ---------: | :-------: |
| blue   |     450 nm |    a lot  |
| red    |     700 nm |   hardly  |

---

![a chart of the sky](https://tracker.example/pixel.png) <script>alert(1)</script> &amp; &lt;b&gt;`;

const figures = {
  promptTokens: 312,
  completionTokens: 84,
  timeToFirstTokenMs: 912,
  decodeTokensPerSecond: 21.3,
};
const base = {
  parentId: null,
  createdAt: Date.UTC(2026, 10, 25, 9, 41),
  modelName: 'SmolLM2 135M',
  question: 'Why is the sky blue? Explain it simply.',
  reply: '',
};

export const turns: Turn[] = [
  { ...base, id: '1', reply: markdown, outcome: { status: 'complete', truncated: false, figures } },
  {
    ...base,
    id: '2',
    question: 'Write a long poem about rain.\n\nWith two paragraphs.',
    reply: 'Rain on the roof, a thousand small feet,\nwalking the tiles, a wandering beat',
    outcome: { status: 'complete', truncated: true, figures: { ...figures, decodeTokensPerSecond: 3.42 } },
  },
  {
    ...base,
    id: '3',
    question: 'And about snow?',
    reply: 'Snow is rain that took',
    outcome: { status: 'stopped' },
  },
  {
    ...base,
    id: '4',
    question: 'Once more, please.',
    reply: 'Snow falls on the',
    outcome: { status: 'failed', error: { code: 'device-lost', detail: { reason: 'destroyed' } } },
  },
  {
    ...base,
    id: '5',
    question: 'لماذا السماء زرقاء؟',
    reply: 'لأن الهواء يشتّت الضوء الأزرق أكثر من غيره.',
    outcome: { status: 'complete', truncated: false, figures },
  },
  { ...base, id: '6', outcome: { status: 'answering' } },
];

/** What can be done with turns: versions, texts that go along, thinking, all ways in which a reply ends early. */
export const richTurns: Turn[] = [
  {
    ...base,
    id: 'a',
    question: 'Summarise these notes in one sentence.',
    attachments: [
      { name: 'notes-of-the-meeting-on-tuesday.md', text: 'We met. We spoke. We went.\n'.repeat(400) },
      { name: 'list.csv', text: 'a,b\n1,2\n' },
    ],
    reply: 'They met, spoke, and went home.',
    outcome: { status: 'complete', truncated: false, figures },
  },
  {
    ...base,
    id: 'b',
    question: 'Is 91 a prime number?',
    reply: '<think>\n91 is 7 times 13. So it is **not** a prime.\n</think>\n\nNo: 91 = 7 × 13.',
    thinkingMs: 4_200,
    outcome: { status: 'complete', truncated: false, figures },
  },
  {
    ...base,
    id: 'c',
    question: 'Give me a city as JSON.',
    reply: '{\n  "name": "Rome",\n  "country": "Italy"\n}',
    jsonSchema: {},
    outcome: { status: 'complete', truncated: false, figures },
  },
  { ...turns[3]!, id: 'd' },
  {
    ...base,
    id: 'e',
    question: 'Tell me a story.',
    reply: 'Once upon a time there was a lamp that',
    outcome: { status: 'interrupted' },
  },
];

export const thinkingTurn: Turn = { ...base, id: 'think', outcome: { status: 'answering' } };

/** The second of three. */
export const places = new Map([
  ['b', { index: 1, ids: ['b0', 'b', 'b2'] }],
  ['e', { index: 0, ids: ['e', 'e1'] }],
]);

const day = 86_400_000;
export const conversations = [
  { id: 'a', title: 'Why is the sky blue? Explain it simply.', updatedAt: Date.now() },
  {
    id: 'b',
    title: 'Write a short thank-you note to a neighbour who watered the plants',
    updatedAt: Date.now() - 1000,
  },
  { id: 'c', title: 'Three ideas for a rainy afternoon', updatedAt: Date.now() - day },
  { id: 'd', title: 'What is a transformer?', updatedAt: Date.now() - 4 * day },
  { id: 'e', title: 'Tell me about the Roman aqueducts', updatedAt: Date.now() - 80 * day },
];
