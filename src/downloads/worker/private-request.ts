/** How hosts of models are asked: they learn nothing of the visitor, and the HTTP cache keeps no second copy. */
export const privateRequest = {
  cache: 'no-store',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;
