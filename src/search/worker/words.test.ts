import { expect, it } from 'vitest';
import { wordsOf } from './words.ts';

const terms = (text: string): string[] => [...wordsOf(text)].map(({ term }) => term);

it.each([
  ['Why is the sky blue?', ['why', 'is', 'the', 'sky', 'blue']],
  ['Café, NAÏVE — Straße', ['cafe', 'naive', 'strasse']],
  ['snake_case and don’t', ['snake', 'case', 'and', 'don', 't']],
  ['北京大学', ['北京', '京大', '大学', '学']],
  ['用iPhone看', ['用', 'iphone', '看']],
  ['コーヒー', ['コー', 'ーヒ', 'ヒー', 'ー']],
  ['الكِتابُ', ['الكتاب', 'كتاب']],
  ['أحمد', ['احمد']],
  ['한국어', ['한국어']],
  ['Ёлка', ['елка']],
  ['हिन्दी', ['हिन्दी']],
  ['', []],
  ['— … !', []],
  ['x'.repeat(500), []],
])('%j', (text, expected) => {
  expect(terms(text)).toEqual(expected);
});

it('says where each word stands', () => {
  const text = 'Ein Café 北京';
  const places = [...wordsOf(text)].map(({ start, end }) => text.slice(start, end));
  expect(places).toEqual(['Ein', 'Café', '北京', '京']);
});
