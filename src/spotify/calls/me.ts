import type { Account } from '../../model/account.ts';
import { account } from '../decode/account.ts';
import type { Read } from '../webApi.ts';

/** The person who is signed in. `GET /me`; any scope, both quota modes. */
export function profile(): Read<Account> {
  return { family: 'account', path: '/me', answer: account };
}
