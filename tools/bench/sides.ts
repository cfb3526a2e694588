/** What is compared. */
export const sides = ['bare', 'hearth'] as const;
export type Side = (typeof sides)[number];
