import { foldedName } from './foldedName.ts';

/** What tells releases and files apart, not recordings. */
export const neutralWords = wordSet(
  `album lp single ep original originale main standard normal regular usual studio full
  explicit explícita explicite clean dirty uncensored parental advisory content
  deluxe super expanded special limited collectors platinum gold complete edition edición edição edizione
  reissue release rerelease bonus hidden track tracks digital the version
  official oficial officiel offizielles audio video music clip lyric lyrics visualizer visualiser hd hq 4k`,
);

/** Without one of these the others may be part of a title. */
export const tellingNeutralWords = wordSet(
  `album lp single ep original originale main standard studio full explicit explícita explicite clean dirty uncensored
  deluxe expanded edition edición edição edizione reissue rerelease bonus hidden
  official oficial officiel offizielles audio video lyric lyrics visualizer visualiser hd hq`,
);

/** Beside these numbers, years and regions are those of a release. */
export const editionWords = wordSet('edition edición edição edizione deluxe expanded reissue rerelease');
export const besideEdition = /^(?:\d+(?:st|nd|rd|th)?|anniversary|japan|japanese|international|us|uk|tour)$/;

/** A mix that is called after one of these is the one that everybody knows. */
export const mixOfRelease = wordSet('album lp original main');

/** What is said of an origin beside its name. */
export const originWords = wordSet(
  `taken music song songs theme as heard featured seen in on from aus dal dalla de del do da the le la el il o a dem der
  film movie motion picture original soundtrack score ost series serie musical netflix tv show game video anime
  película filme novela telenovela album version`,
);

/** What the name of a version may have or not. */
export const fillers = wordSet(
  `version at in from on the a an of and by for to with en de del la el los las le les du des da do em na no dal al au
  aux im am aus der die das desde dans vom con feat ft featuring
  bonus track tracks hidden explicit clean official oficial deluxe edition hd hq digital digitally`,
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(foldedName));
}
