import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { parseFromReview, type FromReview } from '../../../webview/reviewProtocol.ts';

const messages: readonly FromReview[] = [
  { type: 'ready' },
  { type: 'open', uri: 'spotify:track:x' },
  { type: 'moreGroups' },
  { type: 'moreRows', group: 'g' },
  { type: 'choose', choice: 'rule', option: 'oldest' },
  { type: 'toggle', toggle: 'versions', checked: true },
  { type: 'check', group: 'g', row: 'r', checked: false },
  { type: 'press', button: 'b' },
  { type: 'pressGroup', group: 'g', button: 'b' },
  { type: 'pressRow', group: 'g', row: 'r', button: 'b' },
  { type: 'apply' },
  { type: 'cancel' },
  { type: 'retry' },
];

describe('the protocol of the review page', () => {
  for (const message of messages)
    it(`takes ${message.type}`, () => assert.deepEqual(parseFromReview(message), message));

  const malformed: readonly unknown[] = [
    undefined,
    null,
    'apply',
    [],
    [{ type: 'apply' }],
    {},
    { type: 'launch' },
    { type: 'toString' },
    { type: '__proto__' },
    { type: ['apply'] },
    { type: 'apply', now: true },
    { type: 'check', group: 'g', row: 'r' },
    { type: 'check', group: 'g', row: 'r', checked: 'true' },
    { type: 'check', group: 'g', row: '', checked: true },
    { type: 'check', group: 'g', row: 'r'.repeat(4097), checked: true },
    { type: 'choose', choice: 'rule', option: 1 },
    { type: 'pressRow', group: 'g', button: 'b' },
  ];
  for (const value of malformed) {
    it(`refuses ${inspect(value, { breakLength: Infinity }).slice(0, 60)}`, () => {
      assert.equal(parseFromReview(value), undefined);
    });
  }

  it('takes nothing but its own messages, whatever comes', () => {
    const text = fc.option(fc.string());
    const almost = fc.record(
      {
        type: fc.constantFrom(...messages.map(({ type }) => type), 'other'),
        group: text,
        row: text,
        button: text,
        choice: text,
        option: text,
        toggle: text,
        uri: text,
        checked: fc.oneof(fc.boolean(), fc.anything()),
      },
      { requiredKeys: [] },
    );
    const mutated = fc
      .tuple(fc.constantFrom(...messages), fc.dictionary(fc.string(), fc.anything(), { maxKeys: 2 }))
      .map(([message, changes]) => ({ ...message, ...changes }));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), almost, mutated), value => {
        const parsed = parseFromReview(value);
        if (parsed === undefined) return;
        assert.equal(parsed, value);
        const example: object = messages.find(({ type }) => type === parsed.type)!;
        assert.deepEqual(Object.keys(parsed).sort(), Object.keys(example).sort());
        for (const [field, kind] of Object.entries(example))
          assert.equal(typeof parsed[field as 'type'], typeof kind);
      }),
      { numRuns: 300 },
    );
  });
});
