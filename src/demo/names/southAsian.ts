import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

/** Combining marks: one letter on screen is several characters. */
export const southAsian: Tongue = {
  weight: 2,
  country: 'IN',
  genres: ['indian indie', 'thai pop'],
  words: {
    band: wordList('काग़ज़ी नाव, नीला तारा मंडली, चाँदनी डाकघर, วงปลาวาฬกระดาษ, สถานีพระจันทร์, ร้านหนังสือกลางคืน'),
    thing: wordList('बारिश, खिड़की, आख़िरी ख़त, चाँद, पुरानी गली, रेलगाड़ी, ฝนเดือนกันยา, หน้าต่าง, จดหมาย, ทะเลสีคราม'),
  },
  artists: ['{band}'],
  albums: ['{thing}', '{thing} · {thing}'],
  tracks: ['{thing}', '{thing} · {thing}', '{thing} (Unplugged)'],
};
