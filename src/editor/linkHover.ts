import type { CancellationToken, HoverProvider, Position, TextDocument } from 'vscode';
import { Hover, Range } from 'vscode';
import { spotifyLinkAt } from '../interchange/spotifyLinks.ts';
import type { Connections } from '../library/connections.ts';
import type { Clock } from '../spotify/clock.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { LinkedReference } from './linkLookup.ts';
import { LinkLookup } from './linkLookup.ts';
import { linkMarkdown, offerMarkdown } from './linkMarkdown.ts';

interface LinkHoverParts {
  readonly connections: Connections;
  readonly clock: Pick<Clock, 'now'>;
}

/** Texts of the library's own say themselves what they are about. */
const ownSchemes = 'tracklist';

/** Says what a link to a track or an album in any text leads to. Spotify is asked about that link alone, and once. */
export class LinkHover implements HoverProvider {
  readonly #parts: LinkHoverParts;
  readonly #lookup: LinkLookup;

  constructor(parts: LinkHoverParts) {
    this.#parts = parts;
    this.#lookup = new LinkLookup(parts.clock);
  }

  async provideHover(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Hover | undefined> {
    const { line, character } = position;
    if (document.uri.scheme.startsWith(ownSchemes)) return undefined;
    const link = spotifyLinkAt(document.lineAt(line).text, character);
    if (!link || !canBeSaved(link.reference)) return undefined;
    const stopping = new AbortController();
    const listener = token.onCancellationRequested(() => stopping.abort());
    try {
      const words = await this.#words(link.reference, stopping.signal);
      return new Hover(words, new Range(line, link.start, line, link.end));
    } catch (error) {
      if (SpotifyError.is(error, 'cancelled')) return undefined;
      throw error;
    } finally {
      listener.dispose();
    }
  }

  async #words(reference: LinkedReference, signal: AbortSignal): Promise<Hover['contents'][number]> {
    const { connections, clock } = this.#parts;
    // What cannot be read leaves a person as if signed out, and is told where they sign in.
    if (!connections.current) await connections.load().catch(() => undefined);
    const { current, state } = connections;
    if (!current) return offerMarkdown(state.kind === 'signedOut');
    return linkMarkdown(await this.#lookup.look(current, reference, signal), clock.now());
  }
}

function canBeSaved(reference: { readonly kind: string }): reference is LinkedReference {
  return reference.kind === 'track' || reference.kind === 'album';
}
