import { describe, expect, it } from 'vitest';
import { SentenceAnnouncer } from './sentence-announcer.ts';

const one = 'The sky is blue because of the air. ';
const two = 'Air scatters short waves more than long ones. ';

function listen(text: string, step: number): string[] {
  const announcer = new SentenceAnnouncer();
  const said: string[] = [];
  for (let length = step; length < text.length; length += step)
    said.push(announcer.take(text.slice(0, length)));
  said.push(announcer.finish(text));
  return said.filter((words) => words !== '');
}

describe('SentenceAnnouncer', () => {
  it('says each sentence once, when the next one has begun', () => {
    const announcer = new SentenceAnnouncer();
    expect(announcer.take('The sky is')).toBe('');
    expect(announcer.take(`${one}Air`)).toBe(one.trim());
    expect(announcer.take(`${one}Air scatters`)).toBe('');
    expect(announcer.finish(one + two)).toBe(two.trim());
  });

  it.each([1, 3, 17, 200])('leaves nothing out in steps of %i', (step) => {
    expect(listen(one + two + one, step).join(' ')).toBe((one + two + one).trim());
  });

  it.each([
    ['A number such as 3.5 or 1,000.25 is one, and e.g. this too. Here', 1],
    ['She asked: “Is the sky always blue, also at night?” He did not know. So', 1],
    ['天空为什么是蓝色的呢？因为空气散射蓝色的光比散射红色的光多得多，所以我们看到蓝色的天空。所以', 1],
    ['لماذا تبدو السماء زرقاء في النهار؟ لأن الهواء يشتت الضوء الأزرق أكثر. ثم', 1],
    ['A list of things that follow here\n- the first of the things\n- the second', 1],
  ])('knows the end of a sentence: %s', (text, count) => {
    const announcer = new SentenceAnnouncer();
    const said = [announcer.take(text)].filter((words) => words !== '');
    expect(said).toHaveLength(count);
    expect(said[0]).not.toMatch(/(So|Here|所以|ثم|second)$/);
  });

  it('does not take a point inside of a number for an end', () => {
    expect(new SentenceAnnouncer().take('It is about three hundred and 3.5 metres or 1,000.25 feet')).toBe(
      '',
    );
  });

  it('joins short sentences, so that it does not interrupt all the time', () => {
    expect(listen('No. Yes. Well. Perhaps it is so, and perhaps not. The end.', 1).length).toBeLessThan(4);
  });

  it('does not wait for ever for the end of a sentence', () => {
    expect(listen('word '.repeat(200), 5).length).toBeGreaterThan(2);
  });

  it('speaks no marks', () => {
    expect(listen('# Title\n\n- **bold** and `code` and [a link](https://a.example/b)', 500)).toEqual([
      'Title bold and code and a link',
    ]);
  });

  it('begins anew with the next reply', () => {
    const announcer = new SentenceAnnouncer();
    announcer.finish(one);
    announcer.restart();
    expect(announcer.finish(two)).toBe(two.trim());
  });
});
