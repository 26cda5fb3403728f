/**
 * Every reason an account may be refused something. Closed: each has a sentence in both languages. None tells whether
 * an account exists to somebody who is not in it.
 */
export const accountRefusalCodes = [
	'credentials_unknown',
	'code_unknown',
	'too_many_tries',
	'password_too_easy',
	'password_same',
	'mail_not_sent',
	'address_taken',
	'sign_in_again',
	'server_silent',
	'account_failed',
] as const;

export type AccountRefusalCode = (typeof accountRefusalCodes)[number];
