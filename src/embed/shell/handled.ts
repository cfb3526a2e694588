/** A promise whose rejection is no unhandled one, for pages that call and do not look. Who awaits it still gets the error. */
export function handled<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}
