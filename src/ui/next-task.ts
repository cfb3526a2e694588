/** Lets the page draw and answer before more work is done: on a slow computer one long task is a stutter. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
