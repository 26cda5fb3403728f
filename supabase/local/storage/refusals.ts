import { Refusal } from '../gateway/exchange';

/** An error in the shape of Supabase Storage: the status that counts is inside the body. */
export function refuseStorage(statusCode: number, error: string, message: string): Refusal {
	const status = statusCode >= 500 || statusCode === 413 ? statusCode : 400;
	return new Refusal(status, { statusCode: String(statusCode), error, message });
}

export const objectNotFound = () => refuseStorage(404, 'not_found', 'Object not found');
export const bucketNotFound = () => refuseStorage(404, 'Bucket not found', 'Bucket not found');
export const accessDenied = () =>
	refuseStorage(403, 'Unauthorized', 'new row violates row-level security policy');

export function notProvided(what: string): Refusal {
	return refuseStorage(
		501,
		'not_implemented_locally',
		`${what} is outside the subset of Supabase Storage that the local backend provides`,
	);
}
