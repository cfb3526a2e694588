// What Vite makes of an import of a file's address or text; `vite/client` would bring the types of pages into a worker.
declare module '*.wasm?url' {
  const url: string;
  // eslint-disable-next-line no-restricted-exports -- this is how Vite exports it
  export default url;
}

declare module '*.js?raw' {
  const text: string;
  // eslint-disable-next-line no-restricted-exports -- this is how Vite exports it
  export default text;
}
