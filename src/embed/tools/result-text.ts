/**
 * What a tool gave back, as a text for the model.
 * @param mostCharacters what is longer is cut, and the model told so
 * @throws TypeError where JSON cannot say it
 */
export function resultText(value: unknown, mostCharacters: number): string {
  const text = typeof value === 'string' ? value : toJson(value);
  if (text.length <= mostCharacters) return text;
  return `${text.slice(0, mostCharacters)}… (the rest was cut)`;
}

/** Nothing is an answer too, and so are functions, of which JSON says nothing. */
function toJson(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  return json ?? 'Done.';
}
