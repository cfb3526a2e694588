/** Where the files of a model may be fetched, the best place first: hubs and mirrors hold the same files. */
export interface ModelSource {
  /** Absolute URLs of folders that hold the manifest's files; each ends with a slash. */
  readonly filesUrls: readonly string[];
  /** Absolute URLs of the compiled library. */
  readonly libraryUrls: readonly string[];
}
