import assert from 'node:assert/strict';
import { filterConditions, groupings, sortKeys } from '../../../src/library/arrangement/arrangement.ts';
import type { GroupedBy } from '../../../src/library/arrangement/groupRows.ts';
import {
  filterConditionLabels,
  groupedByLabel,
  groupingLabel,
  groupName,
  sortKeyLabel,
  sortOrderLabel,
} from '../../../src/messages/arranging.ts';
import type { GroupElement } from '../../../src/views/elements.ts';
import { tooltipFor } from '../../../src/views/tooltips.ts';
import { treeItemFor } from '../../../src/views/treeItems.ts';
import { groupRow } from './rows.ts';

const waysToGroup = groupings.filter(grouping => grouping !== 'none');

const context = {
  savedState: () => 'saved' as const,
  sourceOfArtist: () => undefined,
  pauseOf: () => undefined,
  now: 0,
};
const aGroup = (by: GroupedBy, name: string): GroupElement => ({
  ...groupRow,
  group: { ...groupRow.group, by, name },
});
const iconOf = (by: GroupedBy): string => {
  const { iconPath } = treeItemFor(aGroup(by, 'x'), context);
  return (iconPath as { id: string }).id;
};

describe('a group of saved tracks', () => {
  it('unfolds, counts its tracks and has a menu of its own', () => {
    const item = treeItemFor(groupRow, context);
    assert.equal(item.label, '2021');
    assert.equal(item.description, '1 track');
    assert.equal(item.collapsibleState, 1);
    assert.equal(item.contextValue, 'group');
    assert.equal(item.accessibilityInformation?.label, '2021, 1 track');
    assert.equal(item.command, undefined);
  });

  it('is called as people call it', () => {
    assert.equal(groupName({ by: 'artist', name: 'Salt Meridian' }), 'Salt Meridian');
    assert.equal(groupName({ by: 'monthAdded', name: '2021-03' }), 'March 2021');
    assert.equal(groupName({ by: 'yearAdded', name: '2021' }), '2021');
    assert.equal(groupName({ by: 'decadeReleased', name: '1980' }), '1980s');
  });

  it('has words where nothing is known', () => {
    for (const by of waysToGroup) assert.match(groupName({ by, name: '' }), /^\(no .+\)$/);
  });

  it('looks like what it is about', () => {
    assert.deepEqual(waysToGroup.map(iconOf), ['account', 'library', 'calendar', 'calendar', 'calendar']);
  });

  it('says by which artist and by whose clock, where that is not plain to see', () => {
    const said = (by: GroupedBy): string | undefined => tooltipFor(aGroup(by, 'x'))?.value;
    assert.match(said('artist') ?? '', /first/);
    assert.match(said('yearAdded') ?? '', /time zone/);
    assert.match(said('monthAdded') ?? '', /time zone/);
    assert.deepEqual([said('album'), said('decadeReleased')], [undefined, undefined]);
  });
});

describe('the words for arranging', () => {
  it('are different for what is different', () => {
    const directions = ['ascending', 'descending'] as const;
    for (const words of [
      sortKeys.map(sortKeyLabel),
      sortKeys.flatMap(key => directions.map(direction => sortOrderLabel({ key, direction }))),
      groupings.map(groupingLabel),
      waysToGroup.map(groupedByLabel),
      filterConditions.map(condition => filterConditionLabels(condition).row),
      filterConditions.map(condition => filterConditionLabels(condition).fact),
    ])
      assert.equal(new Set(words).size, words.length);
  });
});
