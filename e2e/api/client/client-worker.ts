import { clients } from './clients.ts';

/** Answers `[name, args]` on the port that comes with it. */
addEventListener('message', ({ data, ports: [port] }: MessageEvent<[keyof typeof clients, unknown[]]>) => {
  const [name, args] = data;
  const call = clients[name] as (...given: unknown[]) => Promise<unknown>;
  call(...args).then(
    (result) => port?.postMessage({ result }),
    (error: unknown) => port?.postMessage({ error: String(error) }),
  );
});
