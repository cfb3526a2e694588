import { expect, it } from 'vitest';
import { sampleTurn } from '../turn/testing/sample-turn.ts';
import { ReplySpeaker } from './reply-speaker.ts';

const one = 'The sky is blue because of the air.';
const two = 'Air scatters short waves more than long ones.';
const live = (reply = '') => sampleTurn({ reply, outcome: { status: 'answering' } });

it('says of thinking only that it is, and then the answer', () => {
  const speaker = new ReplySpeaker();
  expect(speaker.follow(live(), '')).toBe('');
  expect(speaker.follow(live(), `<think>${one} ${two}`)).toBe('Thinking…');
  expect(speaker.follow(live(), `<think>${one} ${two} ${one}`)).toBe('');
  expect(speaker.follow(live(), `<think>${one}</think>${two} It`)).toBe(two);
  expect(speaker.follow(sampleTurn({ reply: `<think>${one}</think>${two} It is so.` }), null)).toBe(
    'It is so.',
  );
});

it('does not repeat what was there when a reply goes on', () => {
  const speaker = new ReplySpeaker();
  expect(speaker.follow(live(one), one)).toBe('');
  expect(speaker.follow(live(one), `${one} ${two} So`)).toBe(two);
});

it('says nothing of replies that were there before', () => {
  const speaker = new ReplySpeaker();
  expect(speaker.follow(sampleTurn({ reply: one }), null)).toBe('');
  expect(speaker.follow(undefined, null)).toBe('');
});
