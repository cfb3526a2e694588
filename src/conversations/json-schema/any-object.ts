/** What a reply has to satisfy when it may be any JSON object. Said aloud: engines take no word for “nothing else”. */
export const anyObject = { type: 'object', additionalProperties: true } as const;

/** Whether a schema asks for any object and no more. */
export const isAnyObject = (schema: object): boolean => JSON.stringify(schema) === JSON.stringify(anyObject);
