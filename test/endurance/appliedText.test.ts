import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextAtWork, linkOf } from '../unit/commands/textAtWork.ts';
import { editor } from '../unit/editor/editor.ts';

describe('an edited text that is applied', () => {
  it('changes what the person changed and nothing else, whatever comes and goes elsewhere before and during it', async () => {
    const some = fc.uniqueArray(fc.nat(29), { maxLength: 6 });
    const times = fc.constantFrom('before' as const, 'seen' as const, 'during' as const);
    const elsewhere = fc.array(
      fc.record({ kind: fc.constantFrom('goes', 'comes'), which: fc.nat(40), at: times }),
      {
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(some, some, fc.boolean(), elsewhere, async (deleted, added, saves, moves) => {
        const text = await TextAtWork.start({ tracks: 40 });
        try {
          await text.edit();
          const { product } = text;
          const unsaved = await text.unsaved(4);
          const base = text.saved.map(({ track }) => track.uri);
          const gone = deleted.flatMap(place => text.saved[place] ?? []);
          const wanted = added.flatMap(place => unsaved[place] ?? []);
          text.change({ without: gone, plus: wanted.map(linkOf) });
          if (saves) await text.document.save();

          const expected = new Set(base);
          const happens = async (at: string): Promise<void> => {
            for (const { kind, which, at: when } of moves) {
              const uri = kind === 'goes' ? base[which] : unsaved[which % unsaved.length];
              if (when !== at || uri === undefined) continue;
              if (kind === 'goes') await product.removeElsewhere(uri);
              else await product.saveElsewhere(uri);
              if (kind === 'goes') expected.delete(uri);
              else expected.add(uri);
            }
          };
          await happens('before');
          await product.library.refresh('savedTracks');
          await text.settle();
          await happens('seen');
          await product.library.refresh('savedTracks');
          const press = async (): Promise<string | undefined> => {
            const { buttons } = editor.lastMessage;
            if (buttons.includes('Apply')) await happens('during');
            return buttons.find(button => ['Bring Up to Date', 'Apply'].includes(button));
          };
          editor.willPress(...Array.from({ length: 8 }, () => press));
          await text.apply();
          for (const { track } of gone) expected.delete(track.uri);
          for (const uri of wanted) expected.add(uri);

          const all = [...new Set([...base, ...unsaved])];
          const states: boolean[] = [];
          for (let from = 0; from < all.length; from += 40)
            states.push(...(await product.isSavedAtSpotify(...all.slice(from, from + 40))));
          assert.deepEqual(
            all.filter((_, place) => states[place]),
            all.filter(uri => expected.has(uri)),
          );
        } finally {
          text.product.dispose();
        }
      }),
      { numRuns: 15 },
    );
  });
});
