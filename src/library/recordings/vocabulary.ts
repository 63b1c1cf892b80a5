import { foldedName, wordsOf } from './foldedName.ts';
import type { VersionKind } from './versionKind.ts';

type Term = readonly [kind: VersionKind, word: string, spellings: string];

/**
 * The words that titles name versions with, in the languages that releases mostly come in: what each says, the word
 * that stands for all its spellings, and those.
 */
const terms: readonly Term[] = [
  [
    'live',
    'live',
    'live|live performance|live recording|livemitschnitt|en vivo|en directo|en concierto|ao vivo|dal vivo|in concert|' +
      'in concerto|en concert|en public|im konzert|canlı|canlı performans|на концерте|концертная запись|' +
      'концертная|вживую|ζωντανά|ライブ|ライヴ|现场|現場|演唱会|演唱會|라이브|בהופעה|הופעה חיה|حفلة|مباشر',
  ],
  ['live', 'concert', 'concert|konzert|concierto|concerto|koncert|konsert|концерт'],
  ['live', 'session', 'session|sessions|sesión|sesiones|sessão'],
  ['live', 'spotifysingles', 'spotify singles|spotify single'],
  ['live', 'recorded', 'recorded|recorded at|recorded live|grabado|gravado|enregistré|aufgenommen'],
  ['live', 'unplugged', 'unplugged|desenchufado|不插电|不插電'],
  [
    'acoustic',
    'acoustic',
    'acoustic|acoustics|acústico|acústica|acustico|acustica|acoustique|akustik|akustisch|akustisk|akustická|' +
      'акустика|акустическая|акустический|アコースティック|어쿠스틱|原声版',
  ],
  ['acoustic', 'stripped', 'stripped|stripped down|stripped back'],
  ['acoustic', 'piano', 'piano|klavier|ピアノ|钢琴|鋼琴|피아노'],
  ['acoustic', 'guitar', 'guitar|guitarra|guitare|gitarre'],
  [
    'remix',
    'remix',
    'remix|remixed|remixes|rmx|remezcla|remixado|remixée|ремикс|リミックス|리믹스|重混|混音',
  ],
  ['remix', 'mix', 'mix|mixed|mixes|микс|ミックス|믹스'],
  ['remix', 'bootleg', 'bootleg'],
  ['remix', 'mashup', 'mashup|mash up'],
  ['remix', 'rework', 'rework|reworked|reworking'],
  ['remix', 'reimagined', 'reimagined|reinterpreted'],
  ['remix', 'revisited', 'revisited'],
  ['remix', 'refix', 'refix'],
  ['remix', 'reedit', 'reedit|re edit'],
  ['remix', 'flip', 'flip'],
  ['remix', 'vip', 'vip'],
  ['remix', 'dub', 'dub|dubplate'],
  [
    'remaster',
    'remaster',
    'remaster|remastered|remasters|remastering|remasterizado|remasterizada|remasterisé|remasterisée|remasterisiert|' +
      'rimasterizzato|rimasterizzata|digital remaster|digitally remastered|digital remastered|ремастер|' +
      'ремастеринг|デジタルリマスター|リマスタリング|リマスター|重制|重製|리마스터',
  ],
  ['edit', 'radio', 'radio edit|radio version|radio cut|radio edition|radio|радио версия|ラジオエディット'],
  ['edit', 'edit', 'edit|edited|エディット|에디트'],
  ['edit', 'censored', 'censored'],
  ['edit', 'abridged', 'abridged'],
  ['edit', 'short', 'short|shortened|short edit|corta|curta|courte|kurz|kurzfassung'],
  ['edit', 'cut', 'cut'],
  ['edit', 'tvsize', 'tv size|tv edit|tvサイズ'],
  ['edit', '7inch', '7inch'],
  [
    'instrumental',
    'instrumental',
    'instrumental|instrumentals|instrumentale|instrumentaal|strumentale|enstrümantal|inst|instr|off vocal|' +
      'without vocals|no vocals|инструментал|инструментальная|インストゥルメンタル|インスト|オフボーカル|纯音乐|伴奏|인스트루멘탈',
  ],
  [
    'aCappella',
    'acappella',
    'a cappella|acappella|a capella|acapella|vocals only|vocal only|アカペラ|아카펠라|清唱',
  ],
  [
    'karaoke',
    'karaoke',
    'karaoke|karaoké|backing track|minus one|playback|in the style of|made famous by|as made famous by|' +
      'originally performed by|караоке|минус|カラオケ|노래방|伴唱|卡拉ok',
  ],
  [
    'extended',
    'extended',
    'extended|extendida|extendido|estendida|étendue|langfassung|エクステンデッド|익스텐디드',
  ],
  ['karaoke', 'tribute', 'tribute'],
  ['extended', 'long', 'long|full length|larga'],
  ['extended', 'uncut', 'uncut'],
  ['extended', '12inch', '12inch'],
  ['extended', '10inch', '10inch'],
  ['channels', 'mono', 'mono|monaural|モノラル'],
  ['channels', 'stereo', 'stereo|stéréo|ステレオ'],
  ['channels', 'binaural', 'binaural'],
  ['channels', '8d', '8d|8d audio'],
  ['channels', 'atmos', 'dolby atmos|atmos'],
  ['channels', 'spatial', 'spatial audio'],
  ['tempo', 'spedup', 'sped up|spedup|speed up|speedup'],
  ['tempo', 'fast', 'fast|faster'],
  ['tempo', 'nightcore', 'nightcore'],
  ['tempo', 'slowed', 'slowed|slowed down'],
  ['tempo', 'slow', 'slow|slower'],
  ['tempo', 'reverb', 'reverb|reverbed'],
  ['tempo', 'chopped', 'chopped|screwed'],
  [
    'rerecording',
    'rerecorded',
    'rerecorded|rerecording|re recorded|re recording|newly recorded|new recording|neuaufnahme|regrabado|' +
      'regravação|regravado|regrabación|réenregistré|перезапись|重录|重錄|再録',
  ],
  [
    'orchestral',
    'orchestral',
    'orchestral|orchestra|orchester|orquestal|orchestrale|оркестровая|オーケストラ|管弦乐|오케스트라',
  ],
  ['orchestral', 'symphonic', 'symphonic|symphonique|sinfónico|sinfónica|sinfonico|sinfonica'],
  ['orchestral', 'strings', 'strings|string quartet'],
  ['demo', 'demo', 'demo|demos|maqueta|maquette|provino|демо|デモ|데모|小样'],
  ['demo', 'worktape', 'work tape|worktape'],
  ['demo', 'voicememo', 'voice memo'],
  ['demo', 'sketch', 'sketch'],
  ['demo', 'outtake', 'outtake|outtakes'],
  ['demo', 'take', 'take|takes|toma'],
  ['demo', 'alternate', 'alternate|alternative|alternativa|alternativo|alternatif|alt|dupla'],
  ['demo', 'rehearsal', 'rehearsal|rehearsals|ensayo|ensaio|probe'],
  ['demo', 'early', 'early'],
  ['demo', 'rough', 'rough'],
  ['demo', 'unfinished', 'unfinished'],
  ['cover', 'cover', 'cover|covered|coverversion|カバー|カヴァー|翻唱|커버'],
  [
    'other',
    'version',
    'versión|versions|ver|vers|versão|versione|versie|wersja|verze|versiyon|version|версия',
  ],
  ['other', 'version', 'バージョン|ヴァージョン|版|버전|버젼'],
  ['other', 'reprise', 'reprise|repriza'],
  ['other', 'english', 'english|inglés|inglese|anglais|englisch|inglês|英語|英文|영어'],
  ['other', 'spanish', 'spanish|español|espanhol|espagnol|spagnolo|castellano'],
  ['other', 'spanglish', 'spanglish'],
  ['other', 'french', 'french|français|francés|francese|französisch'],
  ['other', 'german', 'german|deutsch|deutsche|alemán|allemand|tedesco'],
  ['other', 'italian', 'italian|italiano|italiana|italien|italienisch'],
  ['other', 'portuguese', 'portuguese|português|portugués'],
  ['other', 'japanese', 'japanese|日本語|일본어'],
  ['other', 'korean', 'korean|韓国語|한국어|韩文'],
  ['other', 'chinese', 'chinese|mandarin|中国語|中文|国语|國語|중국어'],
];

/** These name a version only where it is called one. */
const qualifiers = new Set(
  'english spanish french german italian portuguese japanese korean chinese long short fast slow early cut take'.split(
    ' ',
  ),
);

/** The table in the form in which it is used; made at the first use. */
class Vocabulary {
  readonly #words = new Map<string, string>();
  readonly #kinds = new Map<string, VersionKind>();
  readonly #spellings: RegExp;

  constructor() {
    for (const [kind, word, spellings] of terms) {
      this.#kinds.set(word, kind);
      for (const spelling of spellings.split('|'))
        this.#words.set(wordsOf(foldedName(spelling)).join(' '), word);
    }
    const all = [...this.#words.keys()].sort((a, b) => b.length - a.length);
    const spaced = all.filter(each => !unspaced.test(each)).join('|');
    const others = all.filter(each => unspaced.test(each)).join('|');
    this.#spellings = new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])|${others}`, 'gu');
  }

  inOneSpelling(text: string): string {
    return text.replace(this.#spellings, spelling => ` ${this.#words.get(spelling) ?? spelling} `);
  }

  kindOf(word: string): VersionKind | undefined {
    return this.#kinds.get(word);
  }
}

/** Scripts that put no spaces between words, and Hangul, which puts few. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;
const inches = /(?<=\b(?:7|10|12)) ?(?:"|''|-? ?inch\b)/g;
let vocabulary: Vocabulary | undefined;

/** The words of a folded text; those that name a version in the one spelling that stands for all. */
export function versionWords(folded: string): string[] {
  vocabulary ??= new Vocabulary();
  const plain = folded
    .replace(inches, 'inch ')
    .replace(/\btake (?=\d)/g, 'outtake ')
    .replace(/'s\b/g, '')
    .replace(/\bre-(?=\p{L})/gu, 're')
    .replaceAll('+', ' ');
  return vocabulary.inOneSpelling(wordsOf(plain).join(' ')).split(' ').filter(Boolean);
}

/** What a word of `versionWords` says of the recording; undefined when nothing. */
export function kindOfWord(word: string): VersionKind | undefined {
  vocabulary ??= new Vocabulary();
  return vocabulary.kindOf(word);
}

/** Whether a word of `versionWords` by itself makes what it stands in the name of a version. */
export function namesVersion(word: string): boolean {
  return word !== 'version' && !qualifiers.has(word) && kindOfWord(word) !== undefined;
}
