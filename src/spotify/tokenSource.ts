/** Where the client gets access tokens; implemented by the sign-in side. */
export interface TokenSource {
  /**
   * A token that should be accepted now. `rejected` names one that Spotify has just answered 401 to, so that a
   * newer one is brought; many callers at once share one refresh.
   * Rejects with a `SpotifyError` of kind `signedOut` when only a new sign-in helps.
   */
  accessToken(rejected?: string): Promise<string>;
}
