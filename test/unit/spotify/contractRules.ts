import type { QuotaMode } from '../../../src/spotify/quotaMode.ts';
import type { LoggedRequest } from '../../support/requestLog.ts';

/** What may stand in one place of a request. */
type Check = (value: string) => boolean;

/** One endpoint of the Web API, as Spotify's reference of November 2026 describes it. */
export interface Rule {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** Below `/v1`; `{id}` stands for an id. */
  readonly path: string;
  /** What may be in the query; anything else must not. */
  readonly query?: Readonly<Record<string, Check>>;
  /** What must be in the query. */
  readonly required?: readonly string[];
  /** Without it there must be no body. */
  readonly body?: Check;
  /** What the sign-in must have granted. */
  readonly scope?: string;
  /** Apps in development mode get a 403. */
  readonly extendedOnly?: true;
}

const id = '[0-9A-Za-z]{22}';
const market: Check = value => /^[A-Z]{2}$/.test(value);
const text: Check = value => value.trim() !== '' && value.length <= 250;

function oneOf(...words: readonly string[]): Check {
  return value => words.includes(value);
}

function someOf(...words: readonly string[]): Check {
  return value => listed(value.split(','), words.length, new RegExp(`^(${words.join('|')})$`));
}

function number(least: number, most = Infinity): Check {
  return value => /^(0|[1-9]\d*)$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function listed(values: readonly unknown[], most: number, pattern: RegExp): boolean {
  const fit = values.every(value => typeof value === 'string' && pattern.test(value));
  return fit && values.length >= 1 && values.length <= most && new Set(values).size === values.length;
}

const ids: Check = value => listed(value.split(','), 50, new RegExp(`^${id}$`));
const uris: Check = value => listed(value.split(','), 40, new RegExp(`^spotify:(track|album):${id}$`));

function idsBody(body: string): boolean {
  const sent = JSON.parse(body) as { readonly ids?: unknown };
  return (
    Object.keys(sent).join() === 'ids' &&
    Array.isArray(sent.ids) &&
    listed(sent.ids, 50, new RegExp(`^${id}$`))
  );
}

function datedBody(body: string): boolean {
  const sent = JSON.parse(body) as { readonly timestamped_ids?: unknown };
  if (Object.keys(sent).join() !== 'timestamped_ids' || !Array.isArray(sent.timestamped_ids)) return false;
  const entries = sent.timestamped_ids as Readonly<Record<string, unknown>>[];
  return (
    listed(
      entries.map(entry => entry.id),
      50,
      new RegExp(`^${id}$`),
    ) &&
    entries.every(entry => Object.keys(entry).sort().join() === 'added_at,id') &&
    entries.every(({ added_at: date }) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(date)))
  );
}

const page = { limit: number(1, 50), offset: number(0) };
const top = { ...page, time_range: oneOf('short_term', 'medium_term', 'long_term') };
const read = { scope: 'user-library-read' } as const;
const modify = { scope: 'user-library-modify' } as const;
const extended = { extendedOnly: true } as const;

/** Every request the client may make. Reads of the library could take a market, but then ids would be replaced. */
export const rules: readonly Rule[] = [
  { method: 'GET', path: '/me' },
  { method: 'GET', path: '/me/tracks', query: page, ...read },
  { method: 'GET', path: '/me/albums', query: page, ...read },
  { method: 'GET', path: '/me/top/tracks', query: top, scope: 'user-top-read' },
  { method: 'GET', path: '/me/top/artists', query: top, scope: 'user-top-read' },
  { method: 'PUT', path: '/me/library', query: { uris }, required: ['uris'], ...modify },
  { method: 'DELETE', path: '/me/library', query: { uris }, required: ['uris'], ...modify },
  { method: 'GET', path: '/me/library/contains', query: { uris }, required: ['uris'], ...read },
  {
    method: 'PUT',
    path: '/me/tracks',
    body: body => (body.includes('"timestamped_ids"') ? datedBody(body) : idsBody(body)),
    ...modify,
    ...extended,
  },
  { method: 'DELETE', path: '/me/tracks', body: idsBody, ...modify, ...extended },
  { method: 'GET', path: '/me/tracks/contains', query: { ids }, required: ['ids'], ...read, ...extended },
  { method: 'GET', path: '/tracks', query: { ids, market }, required: ['ids'], ...extended },
  { method: 'GET', path: '/tracks/{id}', query: { market } },
  { method: 'GET', path: '/albums/{id}', query: { market } },
  { method: 'GET', path: '/albums/{id}/tracks', query: { ...page, market } },
  { method: 'GET', path: '/artists/{id}' },
  {
    method: 'GET',
    path: '/artists/{id}/albums',
    query: {
      include_groups: someOf('album', 'single', 'appears_on', 'compilation'),
      limit: number(1, 10),
      offset: number(0),
      market,
    },
  },
  { method: 'GET', path: '/artists/{id}/top-tracks', query: { market }, ...extended },
  {
    method: 'GET',
    path: '/search',
    query: {
      q: text,
      type: someOf('track', 'album', 'artist'),
      limit: number(1, 10),
      offset: number(0, 1000),
      market,
    },
    required: ['q', 'type'],
  },
];

/** A request as far as the rules are about it. */
export type JudgedRequest = Pick<LoggedRequest, 'method' | 'path' | 'query' | 'headers' | 'body'>;

/** The rule a request falls under. */
export function ruleFor({ method, path }: JudgedRequest): Rule | undefined {
  const fits = (rule: Rule): boolean => new RegExp(`^${rule.path.replace('{id}', id)}$`).test(path);
  return rules.find(rule => rule.method === method && fits(rule));
}

/** Everything about a request that the rules do not allow an app in `mode`. */
export function complaintsAbout(request: JudgedRequest, mode: QuotaMode): string[] {
  const rule = ruleFor(request);
  if (!rule) return ['no such endpoint'];
  return [
    ...(rule.extendedOnly && mode === 'development' ? ['not in development mode'] : []),
    ...complaintsAboutQuery(request.query, rule),
    ...complaintsAboutBody(request, rule),
    ...(/^Bearer \S+$/.test(request.headers.authorization ?? '') ? [] : ['no token']),
  ];
}

function complaintsAboutQuery(
  query: URLSearchParams,
  { query: allowed = {}, required = [] }: Rule,
): string[] {
  const names = [...query.keys()];
  const odd = names.filter(
    (name, index) => names.indexOf(name) !== index || !allowed[name]?.(query.get(name) ?? ''),
  );
  const missing = required.filter(name => !query.has(name));
  return [...odd.map(name => `query: ${name}`), ...missing.map(name => `query: no ${name}`)];
}

function complaintsAboutBody({ body, headers }: JudgedRequest, { body: check }: Rule): string[] {
  const isJson = headers['content-type']?.startsWith('application/json') ?? false;
  const isFit = check ? isJson && check(body) : body === '' && headers['content-type'] === undefined;
  return isFit ? [] : ['body'];
}
