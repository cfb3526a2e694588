/** A promise that stays open. */
export const never = (): Promise<never> => new Promise(() => undefined);

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
