// The thread in which an embedded chat asks a server. The site has a frame for that, whose policy lets it reach that server
// only; on somebody else's page it is their policy that says which server may be reached.
import { answer } from '../src/channel/answer.ts';
import { holdLifeLock } from '../src/channel/thread-life.ts';
import { createEndpointEngine } from '../src/inference/endpoint/endpoint-engine.ts';
import type { EndpointContract } from '../src/inference/contract/endpoint-contract.ts';

declare const self: DedicatedWorkerGlobalScope;

holdLifeLock(self);
answer<EndpointContract>(self, createEndpointEngine());
