// The worker of web-llm's README.
import { WebWorkerMLCEngineHandler } from '@mlc-ai/web-llm';

const handler = new WebWorkerMLCEngineHandler();
globalThis.addEventListener('message', (message: MessageEvent) => handler.onmessage(message));
