/** Properties that a page had set before the element was defined hide those of the class: they are set anew. */
export function adoptProperties(element: object, names: readonly string[]): void {
  for (const name of names.filter((each) => Object.hasOwn(element, each))) {
    const value: unknown = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}
