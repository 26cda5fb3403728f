/** What a one-time token is good for. */
export type OneTimeKind = 'signup' | 'invite' | 'magiclink' | 'recovery' | 'email_change';

export interface OneTimeToken {
	/** For a link. 256 bits, never stored. */
	linkToken: string;
	/** For typing. Six digits; few tries. */
	code: string;
}
