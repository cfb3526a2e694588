// Do not modify this file by hand!
// Re-generate this file by running lit-localize

import { str } from '@lit/localize';

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  s09021407b59bfa0c: `GB`,
  s08be1c07b5623ad8: `kB`,
  s09167c07b5ad53ce: `MB`,
  sb2b44de8a70ae954: str`${0} of ${1}`,
  s5f17cb2dd0b77762: str`${0} MB/s`,
  s2f6a791feb202610: `a moment`,
  s725971e04e6a6815: str`about ${0} s`,
  s68d5c0bd86613254: str`about ${0} minute`,
  s8468a90b57283845: str`about ${0} minutes`,
  sfecafde8ca8c561a: str`about ${0} hour`,
  s7f43db902c76d46b: str`about ${0} hours`,
  s99fd3118d9ccb560: str`${0} s`,
};
