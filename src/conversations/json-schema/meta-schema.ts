// What a JSON Schema may say, as a schema: the keywords of 2020-12 and of draft 7, with the kinds of their values.
const kinds = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;

const schema = { $ref: '#' } as const;
const schemas = { type: 'array', items: schema, minItems: 1 } as const;
const schemaMap = { type: 'object', additionalProperties: schema } as const;
const text = { type: 'string' } as const;
const regex = { type: 'string', format: 'regex' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const number = { type: 'number' } as const;
const names = { type: 'array', items: text } as const;

export const metaSchema = {
  type: ['object', 'boolean'],
  properties: {
    ...{
      $id: text,
      $schema: text,
      $ref: text,
      $anchor: text,
      $comment: text,
      title: text,
      description: text,
    },
    ...{ $defs: schemaMap, definitions: schemaMap, properties: schemaMap, dependentSchemas: schemaMap },
    patternProperties: { ...schemaMap, propertyNames: regex },
    // Which of the two is meant is seen by what is there: so one sentence says what is wrong.
    type: { if: { type: 'array' }, then: { items: { enum: kinds }, minItems: 1 }, else: { enum: kinds } },
    enum: { type: 'array', minItems: 1 },
    ...{ allOf: schemas, anyOf: schemas, oneOf: schemas, prefixItems: schemas },
    ...{ not: schema, if: schema, then: schema, else: schema, contains: schema, propertyNames: schema },
    ...{ additionalProperties: schema, unevaluatedProperties: schema },
    ...{ additionalItems: schema, unevaluatedItems: schema },
    items: { if: { type: 'array' }, then: schemas, else: schema },
    ...{ required: names, dependentRequired: { type: 'object', additionalProperties: names } },
    ...{ minProperties: count, maxProperties: count, minItems: count, maxItems: count },
    ...{ minLength: count, maxLength: count, minContains: count, maxContains: count },
    ...{ minimum: number, maximum: number, exclusiveMinimum: number, exclusiveMaximum: number },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    uniqueItems: { type: 'boolean' },
    ...{ pattern: regex, format: text },
  },
} as const;
