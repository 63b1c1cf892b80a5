import assert from 'node:assert/strict';
import { addedTexts } from '../../../../src/review/duplicates/addedTexts.ts';
import { saved } from './duplicatesAtWork.ts';

describe('when the copies of a song were added', () => {
  const texts = (timeZone: string, ...times: string[]): readonly string[] =>
    addedTexts('en-GB', timeZone)(times.map((time, index) => saved(String(index), {}, time)));

  it('is a day, and a time where two were added on the same one', () => {
    assert.deepEqual(texts('UTC', '2021-03-12T14:03:00Z', '2022-01-01T00:00:00Z', '2021-03-12T23:30:00Z'), [
      '12 Mar 2021, 14:03',
      '1 Jan 2022',
      '12 Mar 2021, 23:30',
    ]);
  });

  it('goes by the days where the person is', () => {
    assert.deepEqual(texts('Asia/Tokyo', '2021-03-12T14:03:00Z', '2021-03-12T23:30:00Z'), [
      '12 Mar 2021',
      '13 Mar 2021',
    ]);
  });

  it('is left out where it is not known', () => {
    assert.deepEqual(texts('UTC', '', 'soon'), ['', '']);
  });
});
