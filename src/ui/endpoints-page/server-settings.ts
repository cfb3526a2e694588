// What each server has to be told so that a page may ask it. Checked in November 2026; docs/endpoints.md has the sources.

import { msg } from '@lit/localize';

export interface ServerSetting {
  server: string;
  /** Where it listens if nobody says otherwise. */
  address: string;
  words: string;
  /** A command to copy; empty where there is nothing to type. */
  command: string;
}

/** @param origin of this page, which servers have to let in */
export function serverSettings(origin: string): ServerSetting[] {
  return [
    {
      server: 'Ollama',
      address: 'http://localhost:11434',
      words: msg('Lets in pages of this computer only, until it is told which others.'),
      command: `OLLAMA_ORIGINS=${origin} ollama serve`,
    },
    {
      server: 'llama.cpp',
      address: 'http://localhost:8080',
      words: msg('Lets every page in, unless it was started with --cors-origins.'),
      command: `llama-server -m model.gguf --cors-origins ${origin}`,
    },
    {
      server: 'vLLM',
      address: 'http://localhost:8000',
      words: msg('Lets every page in, unless it was started with --allowed-origins.'),
      command: `vllm serve MODEL --allowed-origins '["${origin}"]'`,
    },
    {
      server: 'SGLang',
      address: 'http://localhost:30000',
      words: msg('Lets every page in; it has no switch for that.'),
      command: '',
    },
    {
      server: 'LM Studio',
      address: 'http://localhost:1234',
      words: msg('Lets no page in until “Enable CORS” is on, in Developer, Server Settings.'),
      command: 'lms server start --cors',
    },
  ];
}
