/** An input method uses Enter and Escape to choose; 229 is what Safari reports for it after the composition ended. */
export const isComposing = (event: KeyboardEvent): boolean =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other sign of it
  event.isComposing || event.keyCode === 229;
