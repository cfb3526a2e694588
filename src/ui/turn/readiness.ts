/**
 * Whether the model can be asked. `ready`: now, also where it has to be started first; `starting`: soon; `answering`: once
 * the reply that is being written has ended, and until then no turn comes or goes; `none`: not from here.
 */
export type Readiness = 'ready' | 'starting' | 'answering' | 'none';
