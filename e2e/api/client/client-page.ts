import { clients } from './clients.ts';

/** For the test to call. */
Object.assign(globalThis, { clients });
