import { expect, it } from 'vitest';
import { catalogue, findEntry } from './catalogue.ts';
import { hubSource } from './hub-source.ts';

const entry = { ...findEntry('Qwen3-0.6B-q4f16_1-MLC')!, libraryUrl: 'https://lib.example/main/a_cs1k.wasm' };

it('names the folder of the commit on each hub, the best first', () => {
  expect(hubSource(entry, 'c0', { hubs: ['https://a.example/hub', 'https://b.example'] })).toEqual({
    filesUrls: [
      'https://a.example/hub/mlc-ai/Qwen3-0.6B-q4f16_1-MLC/resolve/c0/',
      'https://b.example/mlc-ai/Qwen3-0.6B-q4f16_1-MLC/resolve/c0/',
    ],
    libraryUrls: ['https://lib.example/main/a_cs1k.wasm'],
  });
});

it('takes the library from the site’s own folder where it has one', () => {
  const hosts = { hubs: ['https://a.example'], libraries: ['https://a.example/libraries'] };
  expect(hubSource(entry, 'c0', hosts).libraryUrls).toEqual(['https://a.example/libraries/a_cs1k.wasm']);
});

it('knows no hub for the starter model', () => {
  expect(hubSource(catalogue[0]!, 'c0', { hubs: ['https://a.example'] })).toEqual({
    filesUrls: [],
    libraryUrls: [],
  });
});
