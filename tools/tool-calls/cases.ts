// What is asked of each model: small tasks whose right call nobody would dispute. Twelve of them are free, so the model has to
// see by itself whether to call; the demanded ones cannot go wrong in their form, and show whether the content is sensible.

export interface Call {
  name: string;
  arguments: Record<string, unknown>;
}

export interface ToolCase {
  name: string;
  isDemanded: boolean;
  body: object;
  isRight: (calls: readonly Call[], text: string) => boolean;
}

const text = { type: 'string' };
const number = { type: 'number' };

const tool = (
  name: string,
  description: string,
  properties: object,
  required: readonly string[],
): object => ({
  type: 'function',
  function: {
    name,
    description,
    parameters: { type: 'object', properties, required, additionalProperties: false },
  },
});

const weather = tool(
  'get_weather',
  'Tells the current weather in a city',
  { city: text, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
  ['city'],
);
const add = tool('add_numbers', 'Adds two numbers', { a: number, b: number }, ['a', 'b']);
const timer = tool('set_timer', 'Sets a timer', { minutes: { type: 'integer', minimum: 1 } }, ['minutes']);
const mail = tool(
  'send_mail',
  'Sends a mail',
  { to: { type: 'array', items: text }, subject: text, body: text },
  ['to', 'subject', 'body'],
);
const all = [weather, add, timer, mail];

const user = (content: string): object => ({ role: 'user', content });
const free = (
  name: string,
  question: string,
  isRight: ToolCase['isRight'],
  tools: readonly object[] = all,
): ToolCase => ({ name, isDemanded: false, body: { messages: [user(question)], tools }, isRight });

const has = (calls: readonly Call[], name: string, check: (given: Call['arguments']) => boolean): boolean =>
  calls.some((call) => call.name === name && check(call.arguments));
const only = (calls: readonly Call[], name: string, check: (given: Call['arguments']) => boolean): boolean =>
  calls.length === 1 && has(calls, name, check);
const says = (value: unknown, word: RegExp): boolean => typeof value === 'string' && word.test(value);
const oslo = (given: Call['arguments']): boolean => says(given.city, /oslo/i);

const weatherCall = {
  role: 'assistant',
  content: null,
  tool_calls: [
    { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
  ],
};

export const cases: readonly ToolCase[] = [
  free('one tool', 'What is the weather in Oslo?', (calls) => only(calls, 'get_weather', oslo), [weather]),
  free('one of four', 'What is the weather in Oslo?', (calls) => only(calls, 'get_weather', oslo)),
  free('numbers', 'Please add 17 and 25 with the tool.', (calls) =>
    only(calls, 'add_numbers', ({ a, b }) => [a, b].includes(17) && [a, b].includes(25)),
  ),
  free('a number in words', 'Set a timer for ten minutes.', (calls) =>
    only(calls, 'set_timer', ({ minutes }) => minutes === 10),
  ),
  free('a choice of words', 'What is the weather in Rome, in Fahrenheit?', (calls) =>
    only(calls, 'get_weather', ({ city, unit }) => says(city, /rom[ea]/i) && unit === 'fahrenheit'),
  ),
  free('a list', 'Mail ann@host.example and bob@host.example, subject "Lunch": we meet at noon.', (calls) =>
    only(
      calls,
      'send_mail',
      ({ to, subject }) => Array.isArray(to) && to.length === 2 && says(subject, /lunch/i),
    ),
  ),
  free(
    'two at once',
    'What is the weather in Oslo and in Rome?',
    (calls) =>
      has(calls, 'get_weather', oslo) && has(calls, 'get_weather', ({ city }) => says(city, /rom[ea]/i)),
  ),
  free(
    'two tools',
    'Set a timer for 5 minutes and tell me the weather in Oslo.',
    (calls) => has(calls, 'set_timer', ({ minutes }) => minutes === 5) && has(calls, 'get_weather', oslo),
  ),
  free('another language', 'Wie ist das Wetter in Oslo?', (calls) => only(calls, 'get_weather', oslo)),
  free('no need', 'Hello, who are you?', (calls, said) => calls.length === 0 && said.trim() !== ''),
  free(
    'no tool for it',
    'Write one sentence about trees.',
    (calls, said) => calls.length === 0 && /tree/i.test(said),
  ),
  {
    name: 'a result',
    isDemanded: false,
    body: {
      messages: [
        user('What is the weather in Oslo?'),
        weatherCall,
        { role: 'tool', tool_call_id: 'call_1', content: '{"sky":"snow","temperature":-7}' },
      ],
      tools: [weather],
    },
    isRight: (calls, said) => calls.length === 0 && /snow/i.test(said) && said.includes('7'),
  },
  {
    name: 'demanded: any',
    isDemanded: true,
    body: { messages: [user('Set a timer for 3 minutes.')], tools: all, tool_choice: 'required' },
    isRight: (calls) => has(calls, 'set_timer', ({ minutes }) => minutes === 3),
  },
  {
    name: 'demanded: by name',
    isDemanded: true,
    body: {
      messages: [user('I am in Oslo.')],
      tools: all,
      tool_choice: { type: 'function', function: { name: 'get_weather' } },
    },
    isRight: (calls) => has(calls, 'get_weather', oslo),
  },
];
