import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { dispatch, type Handlers } from '../../../webview/message.ts';
import { parseFromPage, type FromPage } from '../../../webview/protocol.ts';

const messages: readonly FromPage[] = [
  { type: 'ready' },
  { type: 'shown' },
  { type: 'retry' },
  { type: 'save', uri: 'spotify:track:x' },
  { type: 'remove', uri: 'spotify:track:x' },
  { type: 'copyLink', uri: 'spotify:track:x' },
  { type: 'open', uri: 'spotify:album:x' },
  { type: 'copyText', text: 'QZABC1900042' },
  { type: 'show', uri: 'spotify:artist:x' },
  { type: 'back' },
  { type: 'forward' },
  { type: 'leave' },
  { type: 'unfold', section: 'album' },
  { type: 'fold', section: 'album' },
  { type: 'readAgain', section: 'album' },
  { type: 'more', section: 'releases' },
  { type: 'act', section: 'album', uri: 'spotify:track:x' },
  { type: 'actOn', section: 'replacement', row: 'spotify:track:y', uri: 'spotify:track:x' },
];

describe('the protocol of the details page', () => {
  for (const message of messages) {
    it(`takes ${message.type} and calls its handler, and no other`, () => {
      assert.deepEqual(parseFromPage(message), message);
      const called: FromPage[] = [];
      const note = (each: FromPage): void => void called.push(each);
      const handlers: Handlers<FromPage> = {
        ready: note,
        shown: note,
        retry: note,
        save: note,
        remove: note,
        copyLink: note,
        open: note,
        copyText: note,
        show: note,
        back: note,
        forward: note,
        leave: note,
        unfold: note,
        fold: note,
        readAgain: note,
        more: note,
        act: note,
        actOn: note,
      };
      dispatch(handlers, message);
      assert.deepEqual(called, [message]);
    });
  }

  const malformed: readonly unknown[] = [
    undefined,
    null,
    'ready',
    42,
    [],
    [{ type: 'ready' }],
    {},
    { type: 'launch' },
    { type: 'toString' },
    { type: '__proto__' },
    { type: ['ready'] },
    { type: 'ready', uri: 'x' },
    { type: 'save' },
    { type: 'save', uri: '' },
    { type: 'save', uri: 1 },
    { type: 'save', uri: 'x'.repeat(4097) },
    { type: 'save', uri: 'x', extra: true },
    { type: 'save', text: 'x' },
    { type: 'copyText', text: null },
    { type: 'back', step: -5 },
    { type: 'unfold' },
    { type: 'unfold', section: ['album'] },
    { type: 'act', section: 'album' },
  ];
  for (const value of malformed) {
    it(`refuses ${inspect(value, { breakLength: Infinity }).slice(0, 60)}`, () => {
      assert.equal(parseFromPage(value), undefined);
    });
  }

  it('takes nothing but its own messages, whatever comes', () => {
    const almost = fc.record(
      {
        type: fc.constantFrom(...messages.map(({ type }) => type), 'other'),
        uri: fc.option(fc.string()),
        text: fc.anything(),
        section: fc.oneof(fc.string(), fc.anything()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), almost), value => {
        const parsed = parseFromPage(value);
        if (parsed === undefined) return;
        assert.equal(parsed, value);
        const fields = Object.keys(parsed).sort();
        const example = messages.find(({ type }) => type === parsed.type)!;
        assert.deepEqual(fields, Object.keys(example).sort());
      }),
    );
  });
});
