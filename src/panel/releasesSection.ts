import type { RowView, SectionView } from '../../webview/protocol.ts';
import type { AlbumReference } from '../model/album.ts';
import { nameToSee } from '../model/nameToSee.ts';
import type { Track } from '../model/track.ts';
import type { PageContext } from './panelPage.ts';
import { isAlbumUri } from './pageUri.ts';
import type { PanelSection } from './panelSection.ts';
import { pictureView } from './pictureView.ts';
import { Reading } from './reading.ts';
import { tabTitle } from '../page/tabTitle.ts';

/** Edge in device pixels at which a cover in a row stays sharp on dense screens. */
const coverPixels = 80;

/** What an artist has released: ten at a time, and further ones only when somebody asks for them. */
export class ReleasesSection implements PanelSection {
  readonly id = 'releases';
  readonly isFree = false;
  readonly #context: PageContext;
  readonly #artistId: string;
  readonly #reading: Reading;

  constructor(context: PageContext, artistId: string) {
    this.#context = context;
    this.#artistId = artistId;
    this.#reading = new Reading(context);
  }

  view(isOpen: boolean): SectionView {
    const { words, source } = this.#context;
    const known = source.knownReleases(this.#artistId);
    const { isUnderWay, problem } = this.#reading;
    const left = known ? known.total - known.releases.length : 0;
    const isMore = isOpen && known?.hasMore === true && !isUnderWay && !problem;
    return {
      id: 'releases',
      title: words.releases(),
      ...(known ? { count: words.count(known.total) } : {}),
      isOpen,
      groups: isOpen ? [{ rows: (known?.releases ?? []).map(release => this.#row(release)) }] : [],
      waiting: isOpen && isUnderWay ? Math.min(10, known ? Math.max(left, 1) : 10) : 0,
      ...(isOpen && known?.total === 0 ? { note: words.noReleases() } : {}),
      ...(isOpen && problem ? { problem } : {}),
      ...(isMore ? { more: words.showMore(Math.min(10, Math.max(left, 1)), Math.max(left, 1)) } : {}),
    };
  }

  read(): void {
    if (!this.#context.source.knownReleases(this.#artistId) && !this.#reading.problem) this.#begin();
  }

  readAgain(): void {
    if (this.#reading.problem) this.#beginAndTell();
  }

  more(): void {
    if (this.#context.source.knownReleases(this.#artistId)?.hasMore) this.#beginAndTell();
  }

  /** Releases are no tracks. */
  trackAt(): Track | undefined {
    return undefined;
  }

  dispose(): void {
    this.#reading.dispose();
  }

  #beginAndTell(): void {
    this.#begin();
    this.#context.onDidChange();
  }

  #begin(): void {
    this.#reading.begin(async signal => {
      await this.#context.source.moreReleases(this.#artistId, signal);
    });
  }

  #row(release: AlbumReference): RowView {
    const { words } = this.#context;
    const { uri = '', albumType, releaseDate, totalTracks, images } = release;
    const title = nameToSee(release) || words.untitled();
    const year = releaseDate?.value.slice(0, 4) ?? '';
    const facts = [
      albumType ? words.albumType(albumType) : '',
      Number(year) > 0 ? year : '',
      totalTracks === undefined ? '' : words.tracks(totalTracks),
    ];
    return {
      uri,
      title,
      detail: facts.filter(fact => fact !== '').join(' · '),
      cover: pictureView(images, '', coverPixels) ?? { url: '', alt: '' },
      canShow: isAlbumUri(uri),
      canOpen: uri !== '',
      openLabel: words.openRow(tabTitle(title)),
    };
  }
}
