import type { MarkView, ReviewFrame, RowView } from '../../webview/reviewProtocol.ts';
import { uriAt } from '../interchange/importPlan.ts';
import { importReviewWords as words } from '../messages/importing.ts';
import type { AlbumReference } from '../model/album.ts';
import type { Track } from '../model/track.ts';
import type { ImportPorts } from './importPorts.ts';
import type { ImportState } from './importState.ts';
import { groupAt, wantedPlaces } from './importState.ts';
import type { ImportRow } from './importRows.ts';
import { candidateRow, importRow, malformedRow, nameOf } from './importRows.ts';
import type { GroupContent, ReviewContent, Sequence } from './reviewContent.ts';

/** Everything the preview of an import shows. Rows are made as they are asked for. */
export function importContent(ports: ImportPorts, state: ImportState): ReviewContent {
  const groups = [...groupsBefore(ports, state), ...groupsAfter(ports, state)];
  const { ambiguous } = state.plan;
  const before = groups.filter(({ id }) => id === 'toLookUp' || id === 'toAdd').length;
  return {
    ...frame(ports, state),
    ...(groups.length + ambiguous.length === 0 ? { empty: words.nothing(ports.name) } : {}),
    groups: {
      length: groups.length + ambiguous.length,
      at: index => {
        const place = ambiguous[index - before];
        if (index < before) return groups[index];
        return place === undefined ? groups[index - ambiguous.length] : whichOne(ports, state, place);
      },
    },
  };
}

function frame(ports: ImportPorts, state: ImportState): ReviewFrame {
  const { list, library, name, source } = ports;
  const { plan, chosen, lookingUp, isAdding, problem } = state;
  const wanted = wantedPlaces(state);
  const albums = wanted.filter(place => list.items[place]?.kind === 'album').length;
  const isBusy = lookingUp !== undefined || isAdding;
  const isDated = wanted.some(place => list.items[place]?.addedAt !== undefined);
  const toggles =
    library.keepsDates && isDated
      ? [{ id: 'keepsDates', label: words.datesKept(), checked: state.keepsDates, enabled: !isBusy }]
      : [];
  const toLookUp = plan.toLookUp.length;
  const isAnythingLeft = plan.toAdd.length + plan.ambiguous.length + toLookUp > 0;
  return {
    heading: words.heading(name),
    intro: isAnythingLeft ? [words.intro(), words.noRequests()] : [words.nothingLeft()],
    ...(source === undefined ? {} : { source }),
    choices: [],
    toggles,
    notices:
      wanted.length > 0 && !(library.keepsDates && isDated && state.keepsDates)
        ? [{ kind: 'info', sentence: words.datesToday() }]
        : [],
    columns: words.columns(),
    summary: words.summary({
      toAdd: wanted.length,
      open: plan.ambiguous.filter(place => !chosen.has(place)).length,
      toLookUp,
      saved: plan.alreadySaved.length,
      notFound: plan.notFound.length,
      malformed: list.malformedCount,
    }),
    ...(isAnythingLeft
      ? {
          action: {
            label: wanted.length === 0 ? words.nothingToAdd() : words.action(wanted.length - albums, albums),
            enabled: wanted.length > 0 && !isBusy,
          },
        }
      : {}),
    buttons: toLookUp > 0 ? [{ id: 'lookUp', label: words.lookUp(toLookUp), enabled: !isBusy }] : [],
    ...(lookingUp ? { progress: { sentence: words.lookingUp(), ...lookingUp, cancel: words.stop() } } : {}),
    ...(problem === undefined || lookingUp ? {} : { problem: { sentence: problem, canRetry: toLookUp > 0 } }),
  };
}

function groupsBefore(ports: ImportPorts, state: ImportState): GroupContent[] {
  const { toAdd, toLookUp } = state.plan;
  return [
    ...group(
      'toLookUp',
      words.toLookUp(toLookUp.length),
      rowsOf(ports, state, toLookUp, markOf.toLookUp),
      words.toLookUpNote(),
    ),
    ...group('toAdd', words.toAdd(toAdd.length), {
      length: toAdd.length,
      at: index => wantedRow(ports, state, toAdd[index]),
    }),
  ];
}

function groupsAfter(ports: ImportPorts, state: ImportState): GroupContent[] {
  const { notFound, alreadySaved, repeated } = state.plan;
  const { malformed, malformedCount } = ports.list;
  const note = malformed.length < malformedCount ? words.malformedNote(malformed.length) : undefined;
  return [
    ...group('notFound', words.notFound(notFound.length), rowsOf(ports, state, notFound, markOf.notFound)),
    ...group('malformed', words.malformed(malformedCount), mapped(malformed, malformedRow), note),
    ...group(
      'saved',
      words.alreadySaved(alreadySaved.length),
      rowsOf(ports, state, alreadySaved, markOf.saved),
    ),
    ...group('repeated', words.repeated(repeated.length), rowsOf(ports, state, repeated, markOf.leftOut)),
  ];
}

const markOf = {
  toLookUp: (): MarkView => ({ kind: 'none', word: words.lookUpMark() }),
  notFound: (): MarkView => ({ kind: 'warning', word: words.notFoundMark() }),
  saved: (): MarkView => ({ kind: 'keep', word: words.saved() }),
  leftOut: (): MarkView => ({ kind: 'none', word: words.leftOut() }),
};

/** None when there is nothing in it. */
function group(id: string, title: string, rows: Sequence<RowView>, note?: string): GroupContent[] {
  return rows.length === 0 ? [] : [{ id, title, rows, ...(note === undefined ? {} : { note }) }];
}

function mapped<T>(all: readonly T[], rowFor: (each: T) => RowView): Sequence<RowView> {
  return {
    length: all.length,
    at: index => {
      const each = all[index];
      return each === undefined ? undefined : rowFor(each);
    },
  };
}

function rowsOf(
  ports: ImportPorts,
  state: ImportState,
  places: readonly number[],
  mark: () => MarkView,
): Sequence<RowView> {
  return {
    length: places.length,
    at: index => {
      const facts = factsAt(ports, state, places[index]);
      return facts && importRow({ ...facts, mark: mark() });
    },
  };
}

function wantedRow(ports: ImportPorts, state: ImportState, place: number | undefined): RowView | undefined {
  const facts = factsAt(ports, state, place);
  if (!facts) return undefined;
  const [found] = state.matches.get(facts.place)?.candidates ?? [];
  const notes = found ? [words.foundBy(found.reasons)] : [];
  return importRow({ ...facts, isWanted: !state.unwanted.has(facts.place), notes });
}

function whichOne(ports: ImportPorts, state: ImportState, place: number): GroupContent | undefined {
  const item = ports.list.items[place];
  if (!item) return undefined;
  const named = [nameOf(item), item.artists.join(', ')].filter(Boolean).join(' – ');
  const isChosen = (uri: string): boolean => state.chosen.get(place) === uri;
  const isSaved = (uri: string): boolean => ports.library.savedState(uri) === 'saved';
  return {
    id: groupAt(place),
    title: words.ambiguous(named, item.line),
    rows: mapped(state.matches.get(place)?.candidates ?? [], candidate => {
      const { uri } = candidate.track;
      const how = { isChosen: isChosen(uri), isSaved: isSaved(uri), enabled: !state.isAdding };
      return candidateRow(candidate, how);
    }),
  };
}

function factsAt(
  { list, library }: ImportPorts,
  { matches, chosen }: ImportState,
  place: number | undefined,
): Pick<ImportRow, 'place' | 'item' | 'uri' | 'known'> | undefined {
  const item = place === undefined ? undefined : list.items[place];
  if (place === undefined || !item) return undefined;
  const uri = uriAt({ items: list.items, matches, chosen }, place);
  return { place, item, uri, known: uri === undefined ? undefined : knownItem(library, uri) };
}

function knownItem(library: ImportPorts['library'], uri: string): Track | AlbumReference | undefined {
  return library.tracks.known(uri) ?? library.savedAlbums.get(uri)?.album;
}
