// Whatever a server sends is somebody else's data: each value is looked at before it is used.

export type Json = Readonly<Record<string, unknown>>;

/** An object, or an empty one in place of anything else. */
export const objectIn = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A whole number that is not negative, or null. */
export const countIn = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** The same, but above 0: sizes of nothing are mistakes. */
export const sizeIn = (value: unknown): number | null => (value === 0 ? null : countIn(value));
