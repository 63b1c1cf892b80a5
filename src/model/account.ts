/** The person who is signed in, as far as Spotify tells in development mode. */
export interface Account {
  /** The immutable `account_id` when Spotify gives it, else the user id. */
  readonly id: string;
  /** Falls back to the id when the person has set no name. */
  readonly displayName: string;
}
