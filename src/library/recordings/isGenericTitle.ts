import { foldedName, wordsOf } from './foldedName.ts';

const heads = wordSet(
  `intro introduction introducción introdução introduktion outro interlude interludio interlúdio intermezzo intermission
  entracte vorspiel zwischenspiel nachspiel skit prelude preludio prelúdio prologue prologo prolog epilogue epilogo epilog
  overture obertura ouvertüre ouverture finale opening ending theme titles credits untitled track applause medley announcement
  commentary segue monologue voicemail
  allegro allegretto andante andantino adagio presto prestissimo largo larghetto lento grave moderato vivace scherzo menuetto
  minuet rondo
  интро вступление イントロ 序曲 前奏 间奏 間奏`,
);
const companions = wordSet(
  `the a and of part number movement main opening closing end song hidden con brio moto fuoco spirito ma non troppo molto assai
  poco piu quasi cantabile espressivo maestoso sostenuto`,
);
const count = /^(?:\d+|[ivx]+)$/;

/**
 * Whether a folded title is one that artists give more than once: an intro on every album, a theme for every film, a
 * second movement in every sonata. Numbers do not change that.
 */
export function isGenericTitle(folded: string): boolean {
  const words = wordsOf(folded.replace(/\bmain title\b/, 'main titles')).filter(word => !count.test(word));
  return words.some(word => heads.has(word)) && words.every(word => heads.has(word) || companions.has(word));
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(foldedName));
}
