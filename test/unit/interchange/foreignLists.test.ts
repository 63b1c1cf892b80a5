import assert from 'node:assert/strict';
import { FileBytes } from '../../../src/interchange/fileBytes.ts';
import type { ReadList } from '../../../src/interchange/readList.ts';
import { readList } from '../../../src/interchange/readList.ts';
import { idFor } from './someItems.ts';

const id = idFor(7);
const uri = `spotify:track:${id}`;
const lines = (...all: string[]): string => all.join('\n');

/** The items as one would name them: link, artists, title, album, code, length. */
function told({ items }: ReadList): string[] {
  return items.map(({ uri: link, artists, name, album, isrc, durationMs }) =>
    [link?.replace(id, 'ID'), artists.join('+'), name, album, isrc, durationMs]
      .map(each => each ?? '-')
      .join(' | '),
  );
}

async function complaintsIn(text: string): Promise<string[]> {
  return (await readList(text)).malformed.map(({ line, complaint }) => `${line} ${complaint}`);
}

describe('lists from elsewhere', () => {
  const samples: Readonly<
    Record<string, readonly [format: ReadList['format'], text: string, ...items: string[]]>
  > = {
    'Exportify, as it writes now': [
      'csv',
      lines(
        '"Track URI","Track Name","Artist URI(s)","Artist Name(s)","Album URI","Album Name","Album Artist URI(s)","Album Artist Name(s)","Album Release Date","Album Image URL","Disc Number","Track Number","Track Duration (ms)","Track Preview URL","Explicit","Popularity","ISRC","Is Playable","Added By","Added At"',
        `"${uri}","September","spotify:artist:4QQgXkCYTt3BlENzhyNETg","Earth\\, Wind & Fire, Guest","spotify:album:1dUDDqhgxG4YNpITbPWxVL","The Best Of","","","1978","https://i.scdn.co/image/x","1","4","215093","","false","83","USSM17800845","true","spotify:user:me","2020-11-21T10:00:00Z"`,
      ),
      'spotify:track:ID | Earth, Wind & Fire+Guest | September | The Best Of | USSM17800845 | 215093',
    ],
    'Exportify, as it wrote before': [
      'csv',
      lines(
        'Spotify URI,Track Name,Artist Name,Album Name,Disc Number,Track Number,Track Duration (ms),Added By,Added At',
        `${uri},Lantern Field,Salt Meridian,Paper Engines,1,4,227000,me,2019-05-03T00:00:00Z`,
      ),
      'spotify:track:ID | Salt Meridian | Lantern Field | Paper Engines | - | 227000',
    ],
    'a fork of Exportify with ids': [
      'csv',
      lines(
        'Spotify ID,Artist IDs,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Added By,Added At,Genres',
        `${id},"a,b","Lantern Field","Paper Engines","Salt Meridian,Juniper Quiet",2019-05-03,227000,12,me,2019-05-03T00:00:00Z,""`,
      ),
      'spotify:track:ID | Salt Meridian+Juniper Quiet | Lantern Field | Paper Engines | - | 227000',
    ],
    TuneMyMusic: [
      'csv',
      lines(
        'Track name,Artist name,Album,Playlist name,Type,ISRC,Spotify - id',
        `Lantern Field,Salt Meridian,Paper Engines,Liked Songs,Favorite,QZ-ABC-19-00042,${id}`,
        'Winter Copper,Salt Meridian,Harbour Sessions,Liked Songs,Favorite,,',
      ),
      'spotify:track:ID | Salt Meridian | Lantern Field | Paper Engines | QZABC1900042 | -',
      '- | Salt Meridian | Winter Copper | Harbour Sessions | - | -',
    ],
    'Soundiiz, with semicolons': [
      'csv',
      lines('title;artist;album;isrc', '"Lantern; Field";Salt Meridian;Paper Engines;QZABC1900042'),
      '- | Salt Meridian | Lantern; Field | Paper Engines | QZABC1900042 | -',
    ],
    'a spreadsheet, with tabs and lengths': [
      'csv',
      lines(
        'Song\tBand\tLength\tLink',
        `Lantern Field\tSalt Meridian\t3:47\thttps://open.spotify.com/track/${id}?si=1`,
      ),
      'spotify:track:ID | Salt Meridian | Lantern Field | - | - | 227000',
    ],
    'codes alone': ['csv', lines('ISRC', 'QZABC1900042'), '- |  |  | - | QZABC1900042 | -'],
    'links of another service': [
      'csv',
      lines('title,artist,url', 'Lantern Field,Salt Meridian,https://www.deezer.com/track/3135556'),
      '- | Salt Meridian | Lantern Field | - | - | -',
    ],
    'the library that Spotify hands out': [
      'json',
      JSON.stringify(
        {
          tracks: [{ artist: 'Salt Meridian', album: 'Paper Engines', track: 'Lantern Field', uri }],
          albums: [{ artist: 'Salt Meridian', album: 'Paper Engines', uri: `spotify:album:${id}` }],
          shows: [{ name: 'A show', publisher: 'Nobody', uri: `spotify:show:${id}` }],
          episodes: [{ name: 'An episode', show: 'A show', uri: `spotify:episode:${id}` }],
          bannedTracks: [
            { artist: 'Never', album: 'Ever', track: 'Again', uri: `spotify:track:${idFor(8)}` },
          ],
          artists: [{ name: 'Salt Meridian', uri: `spotify:artist:${id}` }],
          bannedArtists: [],
          other: ['something'],
        },
        undefined,
        2,
      ),
      'spotify:track:ID | Salt Meridian | Lantern Field | Paper Engines | - | -',
      'spotify:album:ID | Salt Meridian | Paper Engines | - | - | -',
    ],
    'the playlists that Spotify hands out': [
      'json',
      JSON.stringify({
        playlists: [
          {
            name: 'Mine',
            items: [
              {
                track: {
                  trackName: 'Lantern Field',
                  artistName: 'Salt Meridian',
                  albumName: 'Paper Engines',
                  trackUri: uri,
                },
                episode: null,
                localTrack: null,
                addedDate: '2020-01-01',
              },
            ],
          },
        ],
      }),
      'spotify:track:ID | Salt Meridian | Lantern Field | Paper Engines | - | -',
    ],
    'an answer of the Web API': [
      'json',
      JSON.stringify({
        href: 'https://api.spotify.com/v1/me/tracks',
        items: [
          {
            added_at: '2020-01-01T00:00:00Z',
            track: {
              name: 'Lantern Field',
              uri,
              id,
              artists: [{ name: 'Salt Meridian', uri: `spotify:artist:${id}` }],
              album: { name: 'Paper Engines', uri: `spotify:album:${id}`, release_date: '2019' },
              duration_ms: 227000,
              external_ids: { isrc: 'QZABC1900042' },
              external_urls: { spotify: 'https://open.spotify.com/track/x' },
            },
          },
        ],
      }),
      'spotify:track:ID | Salt Meridian | Lantern Field | Paper Engines | QZABC1900042 | 227000',
    ],
    'links in JSON': [
      'json',
      JSON.stringify([uri, `https://open.spotify.com/track/${id}`]),
      ...Array.from({ length: 2 }, () => 'spotify:track:ID |  |  | - | - | -'),
    ],
    'a playlist of files': [
      'm3u8',
      lines('#EXTM3U', '#EXTINF:227,Salt Meridian - Lantern Field', '/music/01 Lantern Field.mp3'),
      '- | Salt Meridian | Lantern Field | - | - | 227000',
    ],
    'notes in Markdown': [
      'text',
      lines(
        '# Songs',
        '',
        `* [Lantern \\[Field\\]](https://open.spotify.com/intl-de/track/${id}?si=abc) is *good*`,
        'Nothing here.',
        `<${uri}>`,
      ),
      'spotify:track:ID |  | Lantern [Field] | - | - | -',
      'spotify:track:ID |  |  | - | - | -',
    ],
    'a list of titles': [
      'text',
      lines('1. Salt Meridian - Lantern Field', '2) Juniper Quiet – Winter Copper'),
      '- | Salt Meridian | Lantern Field | - | - | -',
      '- | Juniper Quiet | Winter Copper | - | - | -',
    ],
    ids: [
      'text',
      lines(id, `${id}, ${id}`),
      ...Array.from({ length: 2 }, () => 'spotify:track:ID |  |  | - | - | -'),
    ],
  };
  for (const [name, [format, text, ...items]] of Object.entries(samples))
    it(`are read: ${name}`, async () => {
      const read = await readList(text);
      assert.equal(read.format, format);
      assert.deepEqual(told(read), items);
      assert.deepEqual(read.malformed, []);
    });

  it('keep the dates that cannot be mistaken, in UTC', async () => {
    const dates = [
      '2020-11-21T10:00:00+02:00',
      '2020-11-21 10:00:00',
      '2020-11-21',
      '21/11/2020',
      '2020-13-01',
      '',
    ];
    const { items } = await readList(
      lines('uri,added at', ...dates.map((date, index) => `spotify:track:${idFor(index)},${date}`)),
    );
    assert.deepEqual(
      items.map(item => item.addedAt),
      [
        '2020-11-21T08:00:00Z',
        '2020-11-21T10:00:00Z',
        '2020-11-21T00:00:00Z',
        undefined,
        undefined,
        undefined,
      ],
    );
  });

  it('are told of line by line where they say too little', async () => {
    const rows = [
      'Track URI,Track Name,Artist Name(s)',
      `${uri},A,B`,
      ',,',
      'spotify:local:a:b:c:1,A,B',
      ',A,',
      `${uri},A,B,C`,
      'spotify:episode:x,A,B',
      '"never closed',
      `${uri},A,B`,
    ];
    assert.deepEqual(await complaintsIn(lines(...rows)), [
      '4 localFile',
      '5 saysTooLittle',
      '6 tooManyCells',
      '7 otherLink',
      '8 broken',
    ]);
    assert.deepEqual(
      await complaintsIn(lines('{"tracks": [', `{"uri":"${uri}"},`, '{"uri":},', '{"name":"A"}', ']}')),
      ['3 broken', '4 saysTooLittle'],
    );
    assert.deepEqual(
      await complaintsIn(
        lines(
          uri,
          `spotify:playlist:${id}`,
          `https://open.spotify.com/artist/${id}`,
          'spotify:local:a:b:c:1',
        ),
      ),
      ['2 otherLink', '3 otherLink', '4 localFile'],
    );
    assert.deepEqual(await complaintsIn('{"tracks": [{"uri":'), ['1 broken']);
  });

  it('are no tables for naming columns somewhere', async () => {
    for (const text of ['- uri, title, artist\n', '1. title, artist\n', '{"uri":, x\n'.slice(1)])
      assert.notEqual((await readList(text)).format, 'csv', text);
  });

  it('have lines that are counted right wherever their ends fall', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const rows = Array.from({ length: 600 }, (_, index) => `spotify:track:${idFor(index)}`);
      const table = rows.map((row, index) => `${row},${'x'.repeat(index % 7)}`);
      for (const lists of [
        ['uri,title', ...table],
        ['', ...rows],
      ])
        for (const source of [lists.join(end), FileBytes.of(Buffer.from(lists.join(end)))]) {
          const { items } = await readList(source);
          assert.deepEqual(
            items.map(({ line }) => line),
            rows.map((_, index) => index + 2),
          );
        }
    }
  });

  it('have lines that are counted right also where a file is cut within a line end', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => `spotify:track:${idFor(index)}`);
    for (let before = 0; before < 40; before++) {
      const text = ['x'.repeat(before), ...rows].join('\r\n');
      for (const source of [text, FileBytes.of(Buffer.from(text))])
        assert.equal((await readList(source)).items.at(-1)?.line, 451, `${before}`);
    }
  });

  it('are read in Windows-1252 where they are no UTF-8', async () => {
    const { items } = await readList(FileBytes.of(Buffer.from('title,artist\nCaf\xe9,Bj\xf6rk', 'latin1')));
    assert.deepEqual(
      items.map(({ name, artists }) => [name, ...artists]),
      [['Café', 'Björk']],
    );
  });

  it('stop being read when told so', async () => {
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error('enough'));
    await assert.rejects(
      readList(`${uri}\n`.repeat(10_000), { signal: controller.signal, onProgress }),
      /enough/,
    );
  });
});
