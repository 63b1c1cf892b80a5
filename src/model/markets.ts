/**
 * Countries and regions that Spotify is offered in, ISO 3166-1 alpha-2, as Spotify listed them while it still told
 * (`GET /markets`). There may be more by now.
 */
export const markets: readonly string[] = (
  'AD AE AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CG CH CI CL CM CO CR CV ' +
  'CW CY CZ DE DJ DK DM DO DZ EC EE EG ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE ' +
  'IL IN IQ IS IT JM JO JP KE KG KH KI KM KN KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MN ' +
  'MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RW SA SB SC ' +
  'SE SG SI SK SL SM SN SR ST SV SZ TD TG TH TJ TL TN TO TR TT TV TW TZ UA UG US UY UZ VC VE VN VU WS XK ZA ZM ZW'
).split(' ');

/**
 * The code as Spotify takes it; undefined for what is no country's. Countries that are not in `markets` are taken as
 * well: Spotify may have come to them since.
 */
export function marketIn(text: string): string | undefined {
  const letters = text.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(letters)) return undefined;
  // People write UK and mean GB.
  const code = new Intl.Locale(`und-${letters}`).region ?? letters;
  return nameOfMarket(code, 'en') === code ? undefined : code;
}

/** What the country is called in a language; the code itself where nobody knows. @param locale BCP 47 */
export function nameOfMarket(code: string, locale: string): string {
  return nameIn(regionNames(locale), code);
}

/**
 * All `markets`, and `other` where it is not among them, by name.
 * @param locale BCP 47
 */
export function marketsByName(
  locale: string,
  other?: string,
): readonly { readonly code: string; readonly name: string }[] {
  const codes = new Set([...markets, ...(other === undefined ? [] : [other])]);
  const collator = new Intl.Collator(locale);
  const names = regionNames(locale);
  return [...codes]
    .map(code => ({ code, name: nameIn(names, code) }))
    .sort((a, b) => collator.compare(a.name, b.name));
}

function regionNames(locale: string): Intl.DisplayNames {
  return new Intl.DisplayNames([locale, 'en'], { type: 'region', fallback: 'code' });
}

function nameIn(names: Intl.DisplayNames, code: string): string {
  // Some codes are set aside for regions that are no countries, such as ZZ and EU.
  if (['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'].includes(code)) return code;
  return names.of(code) ?? code;
}
