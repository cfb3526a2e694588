// To begin with; a person changes them to what they need.
import { msg } from '@lit/localize';

export interface SchemaExample {
  id: string;
  name: string;
  schema: object;
}

const text = { type: 'string' } as const;

const object = (title: string, properties: Record<string, object>): object => ({
  title,
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** The titles and names are what the model reads: they stay English. */
export const schemaExamples = (): readonly SchemaExample[] => [
  {
    id: 'person',
    name: msg('A person: name and age'),
    schema: object('Person', { name: text, age: { type: 'integer', minimum: 0, maximum: 130 } }),
  },
  {
    id: 'sentiment',
    name: msg('The mood of a text: one of three'),
    schema: object('Sentiment', { sentiment: { enum: ['positive', 'neutral', 'negative'] } }),
  },
  {
    id: 'list',
    name: msg('A list of texts'),
    schema: object('List', { items: { type: 'array', items: text, minItems: 1, maxItems: 10 } }),
  },
  {
    id: 'decision',
    name: msg('Yes or no, with a reason'),
    schema: object('Decision', { reason: text, answer: { type: 'boolean' } }),
  },
];
