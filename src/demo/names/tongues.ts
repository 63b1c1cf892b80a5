import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { classical } from './classical.ts';
import { cyrillic } from './cyrillic.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { greek } from './greek.ts';
import { hebrew } from './hebrew.ts';
import { internet } from './internet.ts';
import { japanese } from './japanese.ts';
import { korean } from './korean.ts';
import { nordic } from './nordic.ts';
import { portuguese } from './portuguese.ts';
import { slavic } from './slavic.ts';
import { southAsian } from './southAsian.ts';
import { spanish } from './spanish.ts';
import type { Tongue } from './tongue.ts';
import { turkish } from './turkish.ts';

/** Every language the catalogue sings in. */
export const tongues: readonly Tongue[] = [
  english,
  classical,
  spanish,
  portuguese,
  french,
  german,
  nordic,
  slavic,
  turkish,
  japanese,
  korean,
  chinese,
  cyrillic,
  greek,
  arabic,
  hebrew,
  southAsian,
  internet,
];
