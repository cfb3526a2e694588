import { describe, expect, it } from 'vitest';
import { complete, conversationWith } from '../../conversations/testing/sample-conversation.ts';
import { SearchIndex } from './search-index.ts';
import type { Conversation } from '../../conversations/conversation.ts';

const about = (id: string, text: string, more: Partial<Conversation> = {}): Conversation => ({
  ...conversationWith([text, complete]),
  id,
  ...more,
});

function indexOf(...conversations: Conversation[]) {
  const index = new SearchIndex();
  for (const conversation of conversations) index.put(conversation);
  const find = (query: string, weigh = () => 1) => index.search(query, weigh).ids;
  return { index, find };
}

describe('the index', () => {
  it('finds conversations in which all words are', () => {
    const { find } = indexOf(about('a', 'The sky is blue.'), about('b', 'The sea is blue.'));
    expect(find('blue sky')).toEqual(['a']);
    expect([...find('blue')].sort()).toEqual(['a', 'b']);
    expect(find('green')).toEqual([]);
    expect(find('!?')).toEqual([]);
  });

  it.each([
    ['rayl', 'Rayleigh scattering'],
    ['rayliegh', 'Rayleigh scattering', false],
    ['scatering', 'Rayleigh scattering'],
    ['cafe', 'Ein Café in Wien'],
    ['大学', '我在北京大学读书'],
    ['猫', '我有一只猫'],
    ['コーヒ', '朝のコーヒー'],
    ['كتاب', 'قرأت الكتاب أمس'],
    ['الكتاب', 'هذا كتاب جديد'],
    ['สวัสดี', 'ทุกคนสวัสดีครับ'],
    ['z', 'Is Z a letter?'],
  ])('finds %j in %j', (query, text, isFound = true) => {
    const { find } = indexOf(about('a', text), about('b', 'nothing of the kind'));
    expect(find(query)).toEqual(isFound ? ['a'] : []);
  });

  it('looks at titles first, then at what is said in turns and texts that go with them', () => {
    const [turn] = conversationWith(['x', complete]).turns;
    const attached = { ...turn!, attachments: [{ name: 'notes.md', text: 'about tulips' }] };
    const { find } = indexOf(
      about('said', 'Tulips are flowers that I like'),
      about('named', 'Some flowers', { title: 'Tulips' }),
      about('attached', '', { turns: [attached] }),
    );
    expect(find('tulips')[0]).toBe('named');
    expect(find('tulips')).toHaveLength(3);
    expect(find('notes')).toEqual(['attached']);
  });

  it('weighs what is alike', () => {
    const { index } = indexOf(about('a', 'same words'), about('b', 'same words'));
    expect(index.search('same', (id) => (id === 'b' ? 1.2 : 1)).ids[0]).toBe('b');
    expect(index.search('same', (id) => (id === 'a' ? 1.2 : 1)).ids[0]).toBe('a');
  });

  it('follows what changes and what goes', () => {
    const { index, find } = indexOf(about('a', 'first'), about('b', 'first'));
    index.put(about('a', 'second'));
    index.remove('b');
    index.remove('never there');
    expect(find('first')).toEqual([]);
    expect(find('second')).toEqual(['a']);
  });

  it('forgets what was changed a thousand times', () => {
    const { index, find } = indexOf(about('b', 'other'));
    for (let count = 0; count <= 1000; count++) index.put(about('a', `version${count}`));
    expect(find('version1000')).toEqual(['a']);
    expect(find('version1')).toEqual(['a']); // as its beginning
    expect(find('version1 other')).toEqual([]);
    expect(find('other')).toEqual(['b']);
  });

  it('puts what was asked for before what goes on from it, and rare words before common ones', () => {
    const { find } = indexOf(about('longer', 'a theremin'), about('exact', 'the'), about('none', 'a'));
    expect(find('the')).toEqual(['exact', 'longer']);
    const many = Array.from({ length: 20 }, (_, at) => about(`c${at}`, 'common common common word'));
    const rare = indexOf(...many, about('rare', 'common theremin theremin word and many others besides'));
    expect(rare.find('common ther')).toEqual(['rare']);
  });
});
