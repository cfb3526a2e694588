// The page inside the frame (endpoint.html): it narrows its policy to one server, and answers the page around it.
import { answer } from '../../../channel/answer.ts';
import { portMessage, readyMessage } from '../../contract/endpoint-contract.ts';
import { createEndpointEngine } from '../endpoint-engine.ts';
import { narrowPolicy, originIn } from './narrow-policy.ts';
import type { EndpointContract } from '../../contract/endpoint-contract.ts';

function onMessage(event: MessageEvent<unknown>): void {
  const [port] = event.ports;
  const isOurs = event.origin === location.origin && event.source === parent && event.data === portMessage;
  if (!isOurs || port === undefined) return;
  removeEventListener('message', onMessage);
  answer<EndpointContract>(port, createEndpointEngine());
  port.start();
  port.postMessage(readyMessage);
}

const origin = originIn(location.hash);
// Opened by itself, or for nothing that is a server, it is an empty page that can reach nothing.
narrowPolicy(document, origin ?? "'none'");
if (origin !== null && parent !== window) addEventListener('message', onMessage);
