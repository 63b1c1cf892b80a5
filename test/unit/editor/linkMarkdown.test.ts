import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MarkdownString } from 'vscode';
import type { LinkFacts } from '../../../src/editor/linkLookup.ts';
import { linkMarkdown, offerMarkdown } from '../../../src/editor/linkMarkdown.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { anAlbum, aTrack } from '../views/rows.ts';

const { id, uri } = aTrack();
const now = Date.parse('2026-11-21T12:00:00Z');
const facts = (changes: Partial<LinkFacts> = {}): LinkFacts => ({
  reference: { kind: 'track', id: id! },
  isInvented: false,
  item: { track: aTrack(), state: 'notSaved' },
  ...changes,
});

/** What is left for Markdown to act on. */
const active = (text: string): string => text.replace(/\\[!-/:-@[-`{-~]/g, '');
const read = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
const commandsIn = ({ value }: MarkdownString): string[] =>
  [...value.matchAll(/\]\(command:([\w.]+)/g)].map(match => match[1]!);

describe('what a hover says of a link', () => {
  it('is everything worth knowing, in few lines', () => {
    const track = aTrack({ explicit: true, restrictionReason: 'market' });
    const { value } = linkMarkdown(
      facts({ item: { track, state: 'saved', addedAt: '2021-03-12T10:00:00Z' } }),
      now,
    );
    const [cover, words = '', steps] = value.split('\n\n');
    assert.equal(cover, '![](https://i.scdn.co/image/300|width=80)');
    assert.deepEqual(words.split('  \n').map(read), [
      '**Lantern Field**',
      'Salt Meridian, Juniper Quiet',
      'Paper Engines · May 3, 2019',
      '3:47 · Explicit · Not available in your country.',
      'Saved in Liked Songs · Added March 12, 2021, 5 years ago',
    ]);
    const argument = encodeURIComponent(JSON.stringify([uri]));
    assert.equal(
      steps,
      `[Remove from Liked Songs](command:tracklist.removeLinked?${argument}) · ` +
        `[Details](command:tracklist.showLinked?${argument}) · ` +
        `[Open in Spotify](command:tracklist.openLinked?${argument})`,
    );
  });

  it('of an album has its length when all its tracks are here', () => {
    const tracks = { items: [aTrack(), aTrack()], offset: 0, total: 2, hasMore: false };
    const of = (changes: Parameters<typeof anAlbum>[0]): string =>
      read(
        linkMarkdown(
          facts({ reference: { kind: 'album', id: id! }, item: { album: anAlbum(changes), state: 'saved' } }),
          now,
        ).value,
      );
    assert.match(of({ tracks, totalTracks: 2 }), /May 3, 2019 · 2 tracks · 7:34 {2}\nSaved in your albums\n/);
    assert.match(of({}), /May 3, 2019 · 12 tracks {2}\n/);
  });

  it('runs nothing but the commands it offers', () => {
    const all = [
      linkMarkdown(facts(), now),
      linkMarkdown(facts({ isInvented: true }), now),
      linkMarkdown(facts({ item: { state: 'unknown' }, problem: new SpotifyError('signedOut', '') }), now),
      offerMarkdown(true),
      offerMarkdown(false),
    ];
    for (const markdown of all) {
      assert.deepEqual(markdown.isTrusted, { enabledCommands: commandsIn(markdown) });
      assert.ok(commandsIn(markdown).length > 0);
      assert.equal(markdown.supportHtml, false);
      assert.ok(!markdown.supportThemeIcons);
    }
  });

  it('shows no picture from anywhere but Spotify’s image hosts', () => {
    const hosts = [
      'https://evil.example/x',
      'http://i.scdn.co/x',
      'https://i.scdn.co/x) ![](https://evil.example/',
    ];
    for (const url of hosts) {
      const track = aTrack({ album: anAlbum({ images: [{ url }] }) });
      assert.doesNotMatch(linkMarkdown(facts({ item: { track, state: 'saved' } }), now).value, /!\[/);
    }
  });

  it('says nothing more of what is not known than why', () => {
    const lock = { until: now + 3_600_000, kind: 'rateLimited' } as const;
    const { value, isTrusted } = linkMarkdown(facts({ item: { state: 'unknown' }, pause: lock }), now);
    assert.match(read(value), /^Paused until \S+\s?\S+$/);
    assert.deepEqual(isTrusted, { enabledCommands: [] });
  });

  it('leaves Markdown nothing to act on, whatever things are called', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '!',
      '*',
      '`',
      '\\',
      'command:',
      '$(',
      '\n',
      '&#',
      '  ',
    );
    const names = fc.array(fc.oneof(piece, fc.string(), fc.string({ unit: 'grapheme' })), { maxLength: 8 });
    const name = names.map(pieces => pieces.join(''));
    fc.assert(
      fc.property(name, name, name, (title, artist, record) => {
        const track = aTrack({ name: title, artists: [{ name: artist }], album: anAlbum({ name: record }) });
        const markdown = linkMarkdown(facts({ item: { track, state: 'notSaved' } }), now);
        const [, words = '', steps, ...others] = markdown.value.split('\n\n');
        assert.deepEqual(others, []);
        const [first = '', ...lines] = words.split('  \n');
        assert.ok(first.startsWith('**') && first.endsWith('**') && first.length > 4);
        for (const line of [first.slice(2, -2), ...lines])
          assert.doesNotMatch(active(line), /[[\]()<>!*_`\\&#~|{}@:/$+-]|\.|\n|\r/);
        assert.equal(steps, linkMarkdown(facts(), now).value.split('\n\n')[2]);
      }),
    );
  });
});
