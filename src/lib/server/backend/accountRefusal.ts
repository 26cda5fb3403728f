import type { AccountRefusalCode } from '$lib/domain/person/accountRefusals';

/** Why Auth did not do what was asked. */
export interface AccountRefusal {
	code: AccountRefusalCode;
	/** HTTP status that says the same. */
	status: number;
}

/** The part of an error of Auth that is read. */
interface AuthFailure {
	name: string;
	code?: string | undefined;
	status?: number | undefined;
}

const known: Readonly<Record<string, readonly [AccountRefusalCode, number]>> = {
	invalid_credentials: ['credentials_unknown', 400],
	user_not_found: ['credentials_unknown', 400],
	user_banned: ['credentials_unknown', 400],
	email_not_confirmed: ['credentials_unknown', 400],
	otp_expired: ['code_unknown', 400],
	// A link that was cut short on its way.
	validation_failed: ['code_unknown', 400],
	weak_password: ['password_too_easy', 400],
	same_password: ['password_same', 400],
	email_exists: ['address_taken', 409],
	user_already_exists: ['address_taken', 409],
	over_request_rate_limit: ['too_many_tries', 429],
	over_email_send_rate_limit: ['too_many_tries', 429],
	email_provider_disabled: ['mail_not_sent', 409],
	email_address_not_authorized: ['mail_not_sent', 409],
	email_address_invalid: ['mail_not_sent', 409],
	otp_disabled: ['mail_not_sent', 409],
	session_not_found: ['sign_in_again', 401],
	session_expired: ['sign_in_again', 401],
	refresh_token_not_found: ['sign_in_again', 401],
	refresh_token_already_used: ['sign_in_again', 401],
	reauthentication_needed: ['sign_in_again', 401],
	bad_jwt: ['sign_in_again', 401],
	no_authorization: ['sign_in_again', 401],
};

/** Turns an error of Auth into a refusal. What is not known is logged by its code alone: messages may name people. */
export function toAccountRefusal(error: AuthFailure): AccountRefusal {
	const found = known[error.code ?? ''];
	if (found) return { code: found[0], status: found[1] };
	if (error.name === 'AuthSessionMissingError') return { code: 'sign_in_again', status: 401 };
	if (error.status === 429) return { code: 'too_many_tries', status: 429 };
	if (error.name === 'AuthRetryableFetchError') return { code: 'server_silent', status: 503 };
	console.error(`auth: ${error.name} ${error.code ?? ''} ${error.status ?? ''}`.trim());
	return { code: 'account_failed', status: 500 };
}
