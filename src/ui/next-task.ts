/** Lets the page draw and answer before more work is done: on a slow computer one long task is a stutter. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** After the page has been drawn: what asks for its layout then finds it done. Never, while the page is hidden. */
export const afterFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
