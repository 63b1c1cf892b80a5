/** ISO 3166-1 alpha-2 codes of the countries the catalogue is offered in. */
export const markets: readonly string[] = (
  'AD AE AL AR AT AU BA BE BG BH BO BR CA CH CL CO CR CY CZ DE DK DO DZ EC EE EG ES FI FR GB GE GR GT HK HN ' +
  'HR HU ID IE IL IN IS IT JO JP KE KR KW LB LI LT LU LV MA MC MD ME MK MT MX MY NG NI NL NO NZ OM PA PE PH ' +
  'PK PL PS PT PY QA RO RS SA SE SG SI SK SN SV TH TN TR TW TZ UA UG US UY VN XK ZA'
).split(' ');
