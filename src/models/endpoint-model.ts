/** One model of an OpenAI-compatible server. */
export interface EndpointModel {
  /** Base URL without a slash at its end, such as `http://localhost:8080/v1`. */
  url: string;
  /** Sent as a bearer token; null for a server that asks for none. */
  key: string | null;
  /** Its name there. */
  model: string;
  /** As the server tells; null where it does not. */
  contextTokens: number | null;
}

/** A model that Hearth has no files of: it runs on somebody's server, or the browser brings it. */
export type Elsewhere = { engine: 'endpoint'; endpoint: EndpointModel } | { engine: 'browser' };

/** What distinguishes the id of a server's model from one of the catalogue. */
export const isEndpointId = (id: string): boolean => id.startsWith('endpoint:');

const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/;

/** Whether others in the network can read along. On this computer itself they cannot. */
export const isUnencrypted = (url: string): boolean => url.startsWith('http:') && !loopback.test(url);

/** Where what is typed goes, such as `llm.school.example` or `localhost:8080`; null when it stays on this device. */
export function hostOf(elsewhere: Elsewhere | null): string | null {
  return elsewhere?.engine === 'endpoint' ? new URL(elsewhere.endpoint.url).host : null;
}
