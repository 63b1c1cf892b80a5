import type { DocumentSymbolProvider, FoldingRangeProvider, TextDocument } from 'vscode';
import { DocumentSymbol, FoldingRange, FoldingRangeKind, Range, SymbolKind } from 'vscode';
import { inSlices } from '../library/inSlices.ts';
import { monthRegions } from './monthRegions.ts';

/** Months can be folded, and reached through the outline. */
export const textOutline: FoldingRangeProvider & DocumentSymbolProvider = {
  provideFoldingRanges: async (document: TextDocument): Promise<FoldingRange[]> => {
    const regions = await inSlices(monthRegions(document.getText()));
    return regions.map(
      ({ from, to }) =>
        new FoldingRange(from, to, from === 0 ? FoldingRangeKind.Comment : FoldingRangeKind.Region),
    );
  },

  provideDocumentSymbols: async (document: TextDocument): Promise<DocumentSymbol[]> => {
    const regions = await inSlices(monthRegions(document.getText()));
    return regions
      .filter(({ from, heading }) => from > 0 && heading !== '')
      .map(({ heading, from, to }) => {
        const title = new Range(from, 0, from, heading.length);
        return new DocumentSymbol(heading, '', SymbolKind.String, new Range(from, 0, to, 0), title);
      });
  },
};
