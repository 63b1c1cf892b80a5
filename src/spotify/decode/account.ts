import { object, pipe, string, transform } from 'valibot';
import type { Account } from '../../model/account.ts';
import { maybe } from './decode.ts';

/** `GET /me`. */
export const account = pipe(
  object({ id: string(), account_id: maybe(string()), display_name: maybe(string()) }),
  transform((raw): Account => ({
    id: raw.account_id ?? raw.id,
    displayName: raw.display_name?.trim() ? raw.display_name : raw.id,
  })),
);
