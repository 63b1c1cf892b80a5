import assert from 'node:assert/strict';
import type { PageStrings } from '../../webview/pageStrings.ts';
import type { FromPage, RowView, SectionView, ToPage, TrackState } from '../../webview/protocol.ts';
import { PageStand } from './pageStand.ts';

const uri = 'spotify:track:aaaaaaaaaaaaaaaaaaaaaa';

const strings: PageStrings = {
  heading: 'Track Details',
  save: 'Save',
  saveInFull: 'Save to Liked Songs',
  saved: 'Saved',
  savedInFull: 'Saved in Liked Songs',
  removeHint: 'Remove from Liked Songs',
  checking: 'Checking…',
  openInSpotify: 'Open in Spotify',
  copyLink: 'Copy Link',
  copied: 'Copied',
  artists: 'Artists',
  album: 'Album',
  showArtist: 'Show artist',
  showAlbum: 'Show album',
  artist: 'Artist',
  back: 'Back',
  forward: 'Forward',
  retry: 'Retry',
  loading: 'Loading…',
  dataFrom: 'Data from Spotify',
};

const problem = { sentence: 'It failed.', canRetry: true };
const offer = { label: 'Find a Replacement', inFull: 'Find a Replacement for Echo', cost: 'Asks once.' };

function row(title: string, changes: Partial<RowView> = {}): RowView {
  const link = `spotify:track:${title}`;
  return { uri: link, title, canShow: true, canOpen: false, saved: 'saved', saveLabel: 'Remove', ...changes };
}

function section(changes: Partial<SectionView> = {}): SectionView {
  const groups = [{ rows: [row('First'), row('Second')] }];
  return { id: 'album', title: 'Album', isOpen: true, groups, waiting: 0, ...changes };
}

function state(
  track: Partial<TrackState['track']> = {},
  changes: Partial<Pick<TrackState, 'problem' | 'sections'>> = {},
): TrackState {
  return {
    kind: 'track',
    uri,
    strings,
    canGoBack: false,
    canGoForward: false,
    memory: { places: [{ uri, open: [] }], current: 0 },
    isPartial: false,
    track: {
      uri,
      title: 'Echo',
      artists: [{ text: 'Violet Static', uri: 'spotify:artist:v' }],
      albumFacts: [],
      notices: [],
      facts: [],
      saved: 'notSaved',
      canSave: true,
      canOpen: true,
      ...track,
    },
    sections: [section()],
    ...changes,
  };
}

describe('The page of details', () => {
  let stand: PageStand<ToPage, FromPage>;

  beforeEach(async () => {
    stand = await PageStand.open('page', { width: 800, height: 800 });
  });

  afterEach(async () => {
    const { cspViolations, errors } = stand.problems;
    await stand.stop();
    assert.deepEqual([cspViolations, errors], [[], []]);
  });

  const show = (shown: TrackState): Promise<void> => stand.send({ type: 'render', state: shown });

  const focused = (): Promise<string | null | undefined> =>
    stand.page.evaluate(() => document.activeElement?.textContent);

  it('has everything read out that it is told, also when that comes at once', async () => {
    const announced = stand.page.locator('#announcements p');
    const sentences = ['Added to Liked Songs', 'Removed from Liked Songs'];
    await stand.page.evaluate(sent => {
      for (const sentence of sent) postMessage({ type: 'announce', sentence });
    }, sentences);
    await announced.first().waitFor({ state: 'attached' });
    assert.deepEqual(await announced.allTextContents(), sentences);
    await stand.send({ type: 'announce', sentence: 'Copied' });
    await stand.page.getByText('Copied').waitFor({ state: 'attached' });
    assert.equal(await announced.count(), 1);
  });

  it('keeps the focus on what is not known for a while, which then does nothing', async () => {
    await show(state());
    await stand.page.getByRole('button', { name: 'Save to Liked Songs' }).focus();
    await show(state({ saved: 'unknown' }));
    await stand.said();
    await stand.page.keyboard.press('Enter');
    assert.deepEqual(await stand.said(), []);
    await show(state({ saved: 'saved' }));
    await stand.page.keyboard.press('Enter');
    assert.deepEqual(await stand.said(), [{ type: 'remove', uri }]);
  });

  it('moves the focus from a button that goes to what stands before it', async () => {
    const action = { label: 'Save All', inFull: 'Save All Tracks' };
    const replace = { label: 'Replace', inFull: 'Replace by Second' };
    const replaceable = [{ rows: [row('First', { action: replace }), row('Second', { action: replace })] }];
    const before: readonly (readonly [string, TrackState, string])[] = [
      ['Retry', state({}, { problem }), 'Violet Static'],
      ['Retry', state({}, { sections: [section({ problem })] }), 'Second'],
      ['Show 20 more', state({}, { sections: [section({ more: 'Show 20 more' })] }), 'Second'],
      ['Save All Tracks', state({}, { sections: [section({ action })] }), 'Album'],
      ['Replace by Second', state({}, { sections: [section({ groups: replaceable })] }), 'First'],
    ];
    for (const [name, shown, instead] of before) {
      await show(shown);
      await stand.page.getByRole('button', { name }).first().focus();
      await show(state());
      assert.equal(await focused(), instead, name);
    }
  });

  it('moves the focus from the offer of a replacement to where replacements are', async () => {
    await show(state({ replacement: offer }));
    await stand.page.getByRole('button', { name: offer.inFull }).focus();
    const sections = [section({ id: 'replacement', title: 'Possible replacements', groups: [] }), section()];
    await show(state({}, { sections }));
    assert.equal(await focused(), 'Possible replacements');
  });
});
