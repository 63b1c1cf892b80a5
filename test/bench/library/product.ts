// What keeps, searches and arranges a library; bundled as the extension is.
export { Arranger } from '../../../src/library/arrangement/arranger.ts';
export { DuplicateFinder } from '../../../src/library/duplicates/duplicateFinder.ts';
export { inSlices } from '../../../src/library/inSlices.ts';
export { TrackIndex } from '../../../src/library/search/trackIndex.ts';
export { LibraryStore } from '../../../src/library/store/libraryStore.ts';
export * from '../product.ts';
