const removed: readonly (readonly [method: string, path: RegExp])[] = [
  ['GET', /^\/(episodes|shows|audiobooks|chapters|markets)$/],
  ['GET', /^\/browse\/(new-releases|categories(\/[^/]+)?)$/],
  ['GET', /^\/users\/[^/]+(\/playlists)?$/],
  ['POST', /^\/users\/[^/]+\/playlists$/],
  ['PUT', /^\/(me\/(episodes|shows|audiobooks|following)|playlists\/[^/]+\/(followers|tracks))$/],
  ['DELETE', /^\/(me\/(episodes|shows|audiobooks|following)|playlists\/[^/]+\/(followers|tracks))$/],
  [
    'GET',
    /^\/(me\/(episodes|shows|audiobooks|following)\/contains|playlists\/[^/]+\/(followers\/contains|tracks))$/,
  ],
  ['POST', /^\/playlists\/[^/]+\/tracks$/],
];

/**
 * Whether development mode lost an endpoint (February 2026) that this Spotify does not offer in any mode.
 * @param path below `/v1`
 */
export function isRemovedElsewhere(method: string, path: string): boolean {
  return removed.some(([verb, pattern]) => verb === method && pattern.test(path));
}
