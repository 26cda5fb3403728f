import { type Pool } from 'pg';
import { type MailDesk } from '../mail/mailDesk';
import { type AuthSettings } from '../settings';
import { type Passwords } from './proof/passwords';
import { type Turns } from './proof/turns';
import { type TokenSigner } from './proof/tokenSigner';

/** What every part of the auth subset works with. */
export interface AuthContext {
	pool: Pool;
	signer: TokenSigner;
	passwords: Passwords;
	/** When a password may be compared. */
	turns: Turns;
	mails: MailDesk;
	settings: AuthSettings;
	/** Keys the hashes of one-time codes and the names of rate limits. */
	codeKey: string;
	/** Address of this gateway, for the `iss` claim and action links. */
	baseUrl: string;
}
