import { env, UIKind, window } from 'vscode';
import { linkWords } from '../messages/links.ts';
import { findSpotifyReferences, spotifyUri } from '../model/spotifyUri.ts';

/** Characters of the clipboard that are looked at: several thousand links, in a few milliseconds. */
const mostCharacters = 400_000;

/**
 * Asks for tracks by links, URIs or ids: those on the clipboard, when there are several, or what is typed or pasted. Ids,
 * each once; undefined when the person gives up.
 */
export async function askForTrackLinks(title: string): Promise<readonly string[] | undefined> {
  const { ids, others } = await onClipboard();
  if (ids.length > 1) {
    const fromClipboard = {
      label: linkWords.fromClipboard(ids.length),
      ...(others > 0 ? { detail: linkWords.othersLeftOut(others) } : {}),
    };
    const typed = { label: linkWords.typeThem() };
    const chosen = await window.showQuickPick([fromClipboard, typed], { title, ignoreFocusOut: true });
    if (chosen !== typed) return chosen && ids;
  }
  return typedIds(title);
}

async function typedIds(title: string): Promise<readonly string[] | undefined> {
  const text = await window.showInputBox({
    title,
    prompt: linkWords.prompt(),
    placeHolder: linkWords.placeholder(),
    ignoreFocusOut: true,
    validateInput: input => (input.trim() === '' ? undefined : complaintAbout(input)),
  });
  if (text === undefined || text.trim() === '') return undefined;
  return findSpotifyReferences(text).references.map(reference => reference.id);
}

/**
 * Tracks on the clipboard, and how many other items of Spotify's there are. A browser would ask whether the editor may
 * read it, and complain where it may not, so there it is left alone: a person pastes what they mean.
 */
async function onClipboard(): Promise<{ readonly ids: readonly string[]; readonly others: number }> {
  if (env.uiKind === UIKind.Web) return { ids: [], others: 0 };
  const text = await env.clipboard.readText();
  const { references } = findSpotifyReferences(text.slice(0, mostCharacters));
  const ids = references.filter(({ kind }) => kind === 'track').map(({ id }) => id);
  return { ids, others: references.length - ids.length };
}

function complaintAbout(text: string): string | undefined {
  const { references, unreadable } = findSpotifyReferences(text);
  const other = references.find(reference => reference.kind !== 'track');
  if (other) return linkWords.unreadable(spotifyUri(other.kind, other.id));
  if (references.length === 0) return linkWords.nothing();
  return unreadable[0] === undefined ? undefined : linkWords.unreadable(unreadable[0].slice(0, 60));
}
