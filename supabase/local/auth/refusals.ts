import { Refusal } from '../gateway/exchange';

/** An error in the shape of Supabase Auth. */
export function refuseAuth(status: number, code: string, message: string, retryAfter?: number): Refusal {
	return new Refusal(status, { code: status, error_code: code, msg: message }, retryAfter);
}

export const invalidCredentials = () => refuseAuth(400, 'invalid_credentials', 'Invalid login credentials');
export const otpExpired = () => refuseAuth(403, 'otp_expired', 'Token has expired or is invalid');
export const validationFailed = (message: string) => refuseAuth(400, 'validation_failed', message);
export const userNotFound = () => refuseAuth(404, 'user_not_found', 'User not found');
export const emailExists = () =>
	refuseAuth(422, 'email_exists', 'A user with this email address has already been registered');

export function notProvided(what: string): Refusal {
	return refuseAuth(
		501,
		'not_implemented_locally',
		`${what} is outside the subset of Supabase Auth that the local backend provides`,
	);
}
