import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const spanish: Tongue = {
  weight: 8,
  country: 'ES',
  genres: ['pop español', 'cumbia', 'rock en español', 'bolero'],
  words: {
    given: wordList('Xiomara, Lisandro, Begoña, Íñigo, Maravillas, Aurelio, Nieves, Eloy, Candela, Fermín'),
    family: wordList('Valdeciruela, Monteverín, Lagunares, Pedrosillo, Brisamar, Torrealmena, Ñuflesa'),
    thing: wordList(`la Ventana, el Río, la Ceniza, el Faro, la Lluvia, el Espejo, la Higuera, el Tranvía,
      la Marea, el Silencio, la Bicicleta, el Invierno, la Frontera, el Corazón, la Azotea, el Relámpago`),
    things: wordList(
      'las Golondrinas, los Trenes, las Naranjas, los Domingos, las Promesas, los Espejos, las Olas',
    ),
    place: wordList('Madrugada, Mar Adentro, Brisamar, Medianoche, Ninguna Parte, Septiembre'),
    do: wordList('Dime, Guárdame, Cántame, Devuélveme, Cuéntame, Píntame'),
  },
  artists: [
    '{given} {family}',
    'Los {family}',
    '{given} y {things}',
    'Orquesta {family}',
    'Hermanas {family}',
  ],
  albums: ['Bajo {thing}', 'Canciones de {place}', '{given} en {place}', 'Todas {things}', '{place}'],
  tracks: [
    'Bajo {thing}',
    'Sin {thing}',
    '{do} {thing}',
    'Canción de {place}',
    'Entre {thing} y {thing}',
    '¿Dónde Están {things}?',
    '¡Adiós, {given}!',
    'Cuando Vuelvan {things}',
    '{place}',
  ],
};
