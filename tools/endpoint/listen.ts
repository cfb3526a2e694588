import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';

export interface LocalServer {
  /** Without a slash at the end. */
  url: string;
  /** Stops answering, connections that are open included. */
  close: () => Promise<void>;
}

/** A server on this machine. @param port 0 for any that is free */
export async function listen(onRequest: RequestListener, port = 0): Promise<LocalServer> {
  const server = createServer(onRequest);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
