import assert from 'node:assert/strict';
import { exportFormats } from '../../src/interchange/exportFormat.ts';
import type { Complaint } from '../../src/interchange/listedItem.ts';
import { flowIds } from '../../src/auth/flows.ts';
import type { SignInErrorKind } from '../../src/auth/signInError.ts';
import { SignInError } from '../../src/auth/signInError.ts';
import { albumWords, changeWords } from '../../src/messages/changes.ts';
import { linkHoverWords, textLinkWords } from '../../src/messages/editorLinks.ts';
import { arrangeWords } from '../../src/messages/arranging.ts';
import { duplicatesWords } from '../../src/messages/duplicates.ts';
import { findWords, pickWords } from '../../src/messages/finding.ts';
import { flowLabel, offerWords, setUpWords, signInWords } from '../../src/messages/signIn.ts';
import { documentWords, lineTroubleSentence, textWords } from '../../src/messages/libraryText.ts';
import { exportWords } from '../../src/messages/exporting.ts';
import { importReviewWords, importWords } from '../../src/messages/importing.ts';
import { linkWords } from '../../src/messages/links.ts';
import { panelWords, restrictionSentence } from '../../src/messages/panel.ts';
import {
  marketWords,
  matchSentence,
  unavailableReviewWords,
  unavailableWords,
} from '../../src/messages/unavailable.ts';
import { removedWords } from '../../src/messages/removed.ts';
import { viewWords } from '../../src/messages/views.ts';
import { dashboardUrl, explain, pauseSentence } from '../../src/messages/explain.ts';
import { keepRules } from '../../src/library/duplicates/keepRule.ts';
import { reviewWords } from '../../src/messages/review.ts';
import { versionsOptions } from '../../src/review/duplicates/versions.ts';
import { timeRanges } from '../../src/model/timeRange.ts';
import type { SpotifyErrorKind } from '../../src/spotify/errors.ts';
import { SpotifyError } from '../../src/spotify/errors.ts';
import { assertPlain } from './assertPlain.ts';
import { editor } from './editor/editor.ts';

// A kind that is added and not listed here does not compile.
const spotifyKinds = Object.keys({
  rateLimited: 0,
  quotaExceeded: 0,
  notAllowListed: 0,
  premiumRequired: 0,
  missingScope: 0,
  removedEndpoint: 0,
  forbidden: 0,
  signedOut: 0,
  unknownClient: 0,
  offline: 0,
  timedOut: 0,
  unavailable: 0,
  badAnswer: 0,
  notFound: 0,
  badRequest: 0,
  cancelled: 0,
} satisfies Record<SpotifyErrorKind, 0>) as SpotifyErrorKind[];
const signInKinds = Object.keys({
  denied: 0,
  timedOut: 0,
  portTaken: 0,
  wrongAddress: 0,
  refused: 0,
  noBrowser: 0,
  cancelled: 0,
} satisfies Record<SignInErrorKind, 0>) as SignInErrorKind[];

const redirectUri = 'http://127.0.0.1/callback';
const retryAt = new Date(2026, 10, 21, 14, 32).getTime();

const errors: readonly (SpotifyError | SignInError)[] = [
  ...spotifyKinds.map(kind => new SpotifyError(kind, 'GET /me/tracks answered 418', { status: 418 })),
  ...spotifyKinds.map(
    kind => new SpotifyError(kind, 'GET /me/tracks answered 418', { status: 418, retryAt }),
  ),
  ...signInKinds.map(kind => new SignInError(kind, redirectUri)),
  ...signInKinds.map(kind => new SignInError(kind)),
];
const shown = errors.filter(({ kind }) => kind !== 'cancelled');

/** What every sentence of ours keeps to. */
describe('what a person is told of an error', () => {
  for (const error of shown) {
    it(`of kind ${error.kind}${'retryAt' in error && error.retryAt ? ' with a time' : ''} is a plain sentence`, () => {
      const explanation = explain(error);
      assert.ok(explanation);
      assertPlain(explanation.sentence);
      assert.match(explanation.sentence, /[.]$/);
    });
  }

  it('is nothing when they stopped it themselves', () => {
    for (const error of [new SpotifyError('cancelled', ''), new SignInError('cancelled')])
      assert.equal(explain(error), undefined);
  });

  it('is a general sentence where the reason is unknown', () => {
    for (const error of [new Error('ENOENT /home/me/secret'), 'text', undefined, null, 42]) {
      const explanation = explain(error);
      assertPlain(explanation?.sentence ?? '');
      assert.ok(!explanation?.sentence.includes('ENOENT'));
    }
  });

  it('never repeats what only the log is for', () => {
    for (const error of shown) assert.ok(!explain(error)?.sentence.includes('/me/tracks'));
  });

  describe('when Spotify makes the app wait', () => {
    const kinds = ['rateLimited', 'quotaExceeded'] as const;
    const said = (kind: (typeof kinds)[number], now: number): string =>
      explain(new SpotifyError(kind, '', { retryAt }), now)?.sentence ?? '';

    it('says until when, as the views do', () => {
      for (const kind of kinds) {
        const now = retryAt - 3_600_000;
        const paused = /Paused until .*2:32\sPM/.exec(said(kind, now))?.[0] ?? 'nothing';
        assert.ok(pauseSentence({ kind, until: retryAt }, now).startsWith(paused), paused);
        assertPlain(pauseSentence({ kind, until: retryAt }, now));
      }
    });

    it('names the day when it is another one, and seconds when it is soon', () => {
      for (const kind of kinds) {
        assert.match(said(kind, retryAt - 24 * 3_600_000), /until Saturday,? .*2:32\sPM/);
        assert.match(said(kind, retryAt - 20_000), /until 2:32:00\sPM/);
      }
    });

    it('says that it can be tried again when the time has come', () => {
      for (const kind of kinds) {
        assert.match(said(kind, retryAt), /Try again/);
        assert.doesNotMatch(said(kind, retryAt), /2:32|Paused/);
        assertPlain(said(kind, retryAt));
      }
    });
  });

  it('names the address to register when nobody came back', () => {
    const sentence = explain(new SignInError('timedOut', redirectUri))?.sentence ?? '';
    assert.ok(sentence.includes(redirectUri));
  });

  it('leads on with a button where somebody can do something about it', () => {
    const actionOf = (error: unknown): string | undefined => {
      const action = explain(error)?.action;
      return action && ('command' in action ? action.command : action.open);
    };
    assert.equal(actionOf(new SpotifyError('signedOut', '')), 'tracklist.signIn');
    assert.equal(actionOf(new SpotifyError('missingScope', '')), 'tracklist.signIn');
    assert.equal(actionOf(new SpotifyError('unknownClient', '')), 'tracklist.setUp');
    assert.equal(actionOf(new SpotifyError('notAllowListed', '')), dashboardUrl);
    assert.equal(actionOf(new SpotifyError('premiumRequired', '')), dashboardUrl);
    assert.equal(actionOf(new SignInError('timedOut', redirectUri)), dashboardUrl);
    assert.equal(actionOf(new SignInError('refused')), 'tracklist.setUp');
    assert.equal(actionOf(new Error('anything')), 'tracklist.showLog');
  });
});

describe('the words of the product', () => {
  /** All sentences of a group; those about a name or a number are made with both kinds of arguments. */
  const samples = (words: object): string[] =>
    Object.values(words).flatMap((word: unknown) => {
      if (typeof word !== 'function') return typeof word === 'string' ? [word] : [];
      const say = word as (...args: unknown[]) => unknown;
      const takesName = /^\(?(name|text)/.test(say.toString());
      const calls = takesName
        ? [['Salt Meridian'], ['x']]
        : [
            [1, 1],
            [12, 3],
          ];
      return calls.map(args => String(say(...args)));
    });

  const plain = {
    removedWords,
    setUpWords,
    offerWords,
    changeWords,
    pickWords,
    linkWords,
    findWords,
    arrangeWords,
    linkHoverWords,
    textLinkWords,
    textWords,
  };
  for (const [group, words] of Object.entries(plain)) {
    it(`are plain: ${group}`, () => {
      const sentences = samples(words);
      assert.ok(sentences.length > 3);
      for (const sentence of sentences) assertPlain(sentence);
    });
  }

  it('are plain in the text of the library, and on its lines', () => {
    for (const words of [documentWords('Somebody'), documentWords('Somebody', 3_000)]) {
      for (const each of [
        words.title(1, 0),
        words.title(20, 1),
        words.title(1, 3),
        ...words.help(),
        words.month(''),
        words.localFile(),
      ])
        assertPlain(each);
      assert.equal(words.month('2021-03'), 'March 2021');
    }
    assert.match(documentWords('Somebody').title(2_998, 2), / · 2,998 tracks · 2 local files$/);
    assert.match(documentWords('Somebody').title(1, 0), /1 track$/);
    for (const trouble of ['nothing', 'several', 'album', 'artist', 'other', 'long'] as const)
      assertPlain(lineTroubleSentence(trouble));
    assert.match(textWords.question(1, 0), /Remove 1 track from/);
    assert.match(textWords.question(12, 3), /Remove 12 tracks from Liked Songs and add 3\?/);
  });

  it('are plain: the details panel', () => {
    const words = panelWords;
    const sentences = [
      ...Object.values(words.page()).filter(each => typeof each === 'string'),
      ...[[], ['Salt Meridian'], ['Salt Meridian', 'Juniper Quiet']].map(artists => words.alsoBy(artists)),
      ...[words.albumCount(1, 0), words.albumCount(12, 5), words.showMore(20, 25), words.showMore(5, 5)],
      ...[words.artistTracks('topTracks'), words.artistTracks('search')],
      ...(['saved', 'notSaved', 'unknown'] as const).map(saved => words.changeRow(saved, 'Echo')),
      ...[words.saveAll(), words.saveAllInFull(), words.otherVersions()],
      ...[words.inLibrary(), words.noneInLibrary(), words.noArtistTracks()],
      ...[words.releases(), words.noReleases(), words.signedOut()],
    ];
    for (const sentence of sentences) assertPlain(sentence);
    assert.ok(words.saveAllInFull().startsWith(words.saveAll()), 'it can be called by what is seen');
    assert.doesNotMatch(words.artistTracks('search'), /top/i);
  });

  it('are plain where lists are exported and imported', () => {
    for (const format of exportFormats)
      for (const word of [exportWords.formatName(format), exportWords.formatDescription(format)])
        assertPlain(word);
    const name = 'liked songs.csv';
    const counts = { toAdd: 1_200, open: 1, toLookUp: 2, saved: 3, notFound: 4, malformed: 5 };
    const complaints: readonly Complaint[] = [
      'broken',
      'tooManyCells',
      'saysTooLittle',
      'otherLink',
      'localFile',
    ];
    for (const sentence of [
      ...[exportWords.done(1, 0, name), exportWords.notWritten(name), exportWords.incomplete(50, 1_200)],
      ...[importWords.nothingIn(name), importWords.notRead(name), importWords.tooLarge(name)],
      ...[importReviewWords.intro(), importReviewWords.noRequests(), importReviewWords.datesToday()],
      ...[
        importReviewWords.toLookUpNote(),
        importReviewWords.nothing(name),
        importReviewWords.lookedUp(3, 2),
      ],
      ...complaints.map(importReviewWords.complaint),
    ])
      assertPlain(sentence);
    assert.equal(exportWords.done(1, 2, '$(flame)'), 'Exported 1 track and 2 albums to $\u2060(flame).');
    assert.equal(
      importReviewWords.summary(counts),
      '1,200 to add · 1 to choose · 2 to look up · 3 already saved · 4 not found · 5 lines left out',
    );
    assert.equal(
      importReviewWords.confirmLookUpDetail(80, 200, 2),
      'This takes between 80 and 200 requests. At Tracklist’s pace that is up to 2 minutes. You can stop at any time and go on later. Nothing is saved yet.',
    );
    assert.match(importReviewWords.confirmLookUpDetail(1, 1, 1), /^This takes 1 request\. You/);
  });

  it('name each way of signing in and each period', () => {
    for (const flow of flowIds) {
      assertPlain(signInWords.waiting(flow));
      assertPlain(signInWords.tryAnother(flow));
    }
    assert.equal(new Set(flowIds.map(flowLabel)).size, flowIds.length);
    assert.equal(new Set(timeRanges.map(viewWords.range)).size, timeRanges.length);
  });

  it('count in the singular and in the plural', () => {
    for (const count of [viewWords.tracks, viewWords.missingPages, linkWords.copied, changeWords.refused]) {
      assert.doesNotMatch(count(1), /\b(tracks|pages|links|items)\b/);
      assert.match(count(2), /\b(tracks|pages|links|items)\b/);
    }
    for (const key of ['confirmForget', 'confirmForgetDetail', 'forgotten'] as const)
      assertPlain(signInWords[key]());
    assert.match(signInWords.expiresSoon(1), /tomorrow/);
    assert.match(signInWords.expiresSoon(12), /12 days/);
  });

  it('count what a text links to', () => {
    const { confirmSelection, confirmDocument, save, alreadySaved, albumCost } = textLinkWords;
    for (const say of [confirmSelection, confirmDocument, save]) {
      assert.match(say(1, 0), /\b1 track\b(?! and)/);
      assert.match(say(0, 2), /\b2 albums\b/);
      assert.match(say(1_200, 1), /1,200 tracks and 1 album\b/);
    }
    for (const say of [alreadySaved, albumCost]) assert.notEqual(say(1), say(2).replace('2', '1'));
  });

  it('name an album and count its tracks', () => {
    const { added, removed, confirmSave, confirmRemove, allSaved, noneSaved } = albumWords;
    for (const say of [added, removed, confirmSave, confirmRemove]) {
      assert.match(say(1, 'Paper Engines'), /1 track of Paper Engines\b/);
      assert.match(say(1_200, '$(flame)'), /1,200 tracks of \$\u2060\(flame\)/);
      assert.match(say(2, ' '), /2 tracks of \(no title\)/);
    }
    assert.doesNotMatch(allSaved(1, 'x'), /tracks/);
    assert.match(allSaved(2, 'x'), /2 tracks of x/);
    const { reading, chooseToSave, chooseToRemove } = albumWords;
    for (const say of [reading, chooseToSave, chooseToRemove, () => noneSaved('x')]) assertPlain(say());
    for (const say of [added, removed, confirmSave, confirmRemove, allSaved]) assertPlain(say(3, 'x'));
  });

  it('say in plain words why a track cannot be played', () => {
    for (const reason of ['market', 'product', 'explicit', 'gone', undefined, 'a reason of 2031'])
      assertPlain(restrictionSentence(reason));
  });

  it('say what duplicates there are and what becomes of them', () => {
    const { columns, intro, onRelease, ...others } = duplicatesWords;
    for (const sentence of [...columns(), ...intro(), onRelease('Album', 'Single')]) assertPlain(sentence);
    for (const rule of keepRules) assertPlain(others.ruleLabel(rule));
    for (const option of versionsOptions) assertPlain(others.versionsLabel(option));
    const { ruleLabel, versionsLabel, summary, confirm, confirmDetail, reading, keepInFull, ...plain } =
      others;
    assert.equal(summary(1, 1, 1), '1 song: 1 stays, 1 goes.');
    assert.equal(summary(1_200, 1_000, 1_000), '1,000 songs: 1,000 stay, 1,200 go.');
    assert.equal(confirm(1, 1), 'Remove 1 track of 1 song from Liked Songs?');
    assert.match(confirm(3, 2), /3 tracks of 2 songs/);
    assert.match(confirmDetail(1, 0), /1 copy stays\.$/);
    assert.match(confirmDetail(2, 2), /2 copies stay\. Of 2 songs no copy stays\.$/);
    assert.match(reading(1_200, 3_000), /1,200 of 3,000 tracks/);
    assertPlain(reading(0, undefined));
    assert.ok(keepInFull('Echo', 'Album').startsWith(plain.keep()), 'what is said begins with what is seen');
    assert.ok(plain.dismissInFull('Echo').startsWith(plain.dismiss()));
    assert.ok(plain.bringBackInFull('Echo').startsWith(plain.bringBack()));
    assert.doesNotMatch(plain.remove(1), /Tracks/);
    for (const sentence of [ruleLabel('album'), versionsLabel('all'), ...samples(plain)])
      assertPlain(sentence);
  });

  it('say what all reviews have in common', () => {
    for (const sentence of Object.values<string>({ ...reviewWords.page() })) assertPlain(sentence);
    assert.equal(reviewWords.more(100, 9_900), 'Show 100 More of 9,900');
    assert.equal(reviewWords.more(7, 7), 'Show 7 More');
  });

  it('say what finding unavailable tracks costs and comes to', () => {
    const { question, cost, done, ...others } = unavailableWords;
    assert.match(question(1, 'SE'), /1 saved track\b.*Sweden/);
    assert.match(question(2_940, 'US'), /2,940 saved tracks.*United States/);
    assert.match(cost(2_940, 16.3, 60, 30), /2,940 requests.*about 16 minutes.*60 tracks.*30 days/);
    assert.match(cost(1, 0.01, 0, 30), /1 request to Spotify, less than a minute/);
    assert.match(cost(10_000, 55.6, 1, 30), /about 56 minutes.*1 track already/);
    assert.match(cost(50_000, 277, 0, 30), /about 5 hours/);
    for (const sentence of [cost(1, 1, 1, 30), done(0, 'SE'), done(1, 'SE'), done(7, 'SE')])
      assertPlain(sentence);
    assert.doesNotMatch(done(1, 'SE'), /tracks/);
    for (const sentence of [...samples(others), ...samples(marketWords)]) assertPlain(sentence);
  });

  it('say what can be done about unavailable tracks', () => {
    const { heading, columns, removeOf, useOf, findFor, tryAgainFor, noneFor, foundFor, ...others } =
      unavailableReviewWords;
    for (const say of [removeOf, findFor, tryAgainFor, noneFor]) assert.match(say(' '), /\(no title\)/);
    assertPlain(useOf('Lantern Field', 'Paper Engines'));
    assertPlain(foundFor('Lantern Field', others.found(2)));
    assert.match(heading('SE'), /Sweden/);
    for (const sentence of [...columns(), ...samples(others)]) assertPlain(sentence);
    for (const say of [others.replaceAction, others.removeAction, others.confirmReplace, others.open])
      assert.doesNotMatch(say(1), /tracks/i);
    assertPlain(matchSentence(['sameCode', 'sameLength'], []));
    assert.match(matchSentence(['sameTitle'], ['otherLength']), /same title\. But: another length\./);
  });
});

describe('names from outside in the words of the product', () => {
  beforeEach(() => editor.reset());

  it('make no links, commands or icons in notifications and lists', () => {
    const hostile = [
      '[Free Premium](https://evil.example)',
      '[x](command:workbench.action.quit)',
      '$(flame) Hot',
    ];
    const say = [changeWords.added, changeWords.removed, changeWords.albumSaved, changeWords.albumRemoved];
    for (const name of hostile) {
      for (const sentence of [...say, signInWords.done].map(each => each(name))) {
        assert.doesNotMatch(sentence, /\[[^\]]+\]\(/);
        assert.doesNotMatch(sentence, /(?<!\\)\$\(/);
      }
    }
  });

  it('look as they were delivered', () => {
    for (const name of ['Lantern Field', '[Intro] (Live)', '100% $ave', 'a\\b'])
      assert.ok(changeWords.added(name).endsWith(name));
  });
});
