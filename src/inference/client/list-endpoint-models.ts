import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { EndpointContract, EndpointServer, ListedModel } from '../contract/endpoint-contract.ts';

/**
 * Asks a server for its models, in a frame that ends with the answer: the page itself cannot reach it.
 * @param spawn starts a frame for one origin
 * @throws AppError `endpoint-…`, `worker-crashed`; `AbortError`
 */
export async function listEndpointModels(
  spawn: (origin: string) => Thread,
  server: EndpointServer,
  signal?: AbortSignal,
): Promise<readonly ListedModel[]> {
  const thread = spawn(new URL(server.url).origin);
  const connection = connect<EndpointContract>(thread.port);
  void thread.died.then((reason) => connection.close(new AppError('worker-crashed', { reason })));
  try {
    return await connection.call('listModels', server, { signal });
  } finally {
    thread.end();
  }
}
