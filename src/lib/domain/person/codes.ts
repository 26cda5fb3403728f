/**
 * Codes people type from paper. Crockford's base32 leaves out I, L, O and U, so that `o` can only mean `0`, and `i`
 * and `l` only `1`; groups and hyphens are for the eye. Source: D. Crockford, "Base 32", 2002. The database reads
 * codes the same way (`private.code_hash`).
 */
const CROCKFORD = /^[0-9A-HJKMNP-TV-Z]+$/;

const INVITATION_SYMBOLS = 20;
const STATION_SYMBOLS = 10;
const ADMINISTRATOR_LINK_SYMBOLS = 24;
const SIGN_IN_NAME_SYMBOLS = 10;

/** The domain of the addresses of accounts without e-mail. `.invalid` exists nowhere, so nothing is ever sent there. */
const NO_MAIL_DOMAIN = 'personas.invalid';

/** A typed code as symbols alone, or null when it cannot be one. */
function readCode(typed: string, symbols: number): string | null {
	// Long pastes are no codes, and need not be searched.
	if (typed.length > 200) return null;
	const read = typed
		.toUpperCase()
		.replace(/[\s\-–—_.·]/g, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
	return read.length === symbols && CROCKFORD.test(read) ? read : null;
}

function inGroupsOfFive(code: string): string {
	return code.replace(/(.{5})(?=.)/g, '$1-');
}

/** The code of an invitation as it is printed, `7KQ4M-…`, from however it was typed. Null when it cannot be one. */
export function readInvitationCode(typed: string): string | null {
	const code = readCode(typed, INVITATION_SYMBOLS);
	return code === null ? null : inGroupsOfFive(code);
}

/** The code that enrols a station as it is printed, `7KQ4M-2XA9C`, from however it was typed. Null when it cannot be one. */
export function readStationCode(typed: string): string | null {
	const code = readCode(typed, STATION_SYMBOLS);
	return code === null ? null : inGroupsOfFive(code);
}

/** Whether a text can be the token of the first administrator's link. */
export function isAdministratorToken(text: string): boolean {
	return readCode(text, ADMINISTRATOR_LINK_SYMBOLS) !== null;
}

/** A user name as it is stored, lower case, from however it was typed. Null when it cannot be one. */
export function readSignInName(typed: string): string | null {
	return readCode(typed, SIGN_IN_NAME_SYMBOLS)?.toLowerCase() ?? null;
}

/** A user name as it is shown: `7KQ4M-2XA9C`. */
export function writeSignInName(name: string): string {
	return inGroupsOfFive(name.toUpperCase());
}

/** The address an account without e-mail has in the accounts of the backend. */
export function addressOfName(name: string): string {
	return `${name}@${NO_MAIL_DOMAIN}`;
}

/** The user name behind such an address, or null when the address is somebody's own. */
export function nameOfAddress(address: string): string | null {
	const suffix = `@${NO_MAIL_DOMAIN}`;
	return address.endsWith(suffix) ? address.slice(0, -suffix.length) : null;
}

/** An address half hidden, to know one's own and to tell nobody else's: `m•••@ejemplo.org`. */
export function maskAddress(address: string): string {
	const at = address.lastIndexOf('@');
	return `${[...address.slice(0, at)][0] ?? ''}•••${address.slice(at)}`;
}
