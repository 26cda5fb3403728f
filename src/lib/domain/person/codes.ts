import { readCrockford } from '../../basics/crockford';

// Codes people type from paper. The database reads them the same way (`private.code_hash`).
const INVITATION_SYMBOLS = 20;
const STATION_SYMBOLS = 10;
const ADMINISTRATOR_LINK_SYMBOLS = 24;
const SIGN_IN_NAME_SYMBOLS = 10;

/** The domain of the addresses of accounts without e-mail. `.invalid` exists nowhere, so nothing is ever sent there. */
const NO_MAIL_DOMAIN = 'personas.invalid';

function inGroupsOfFive(code: string): string {
	return code.replace(/(.{5})(?=.)/g, '$1-');
}

/** The code of an invitation as it is printed, `7KQ4M-…`, from however it was typed. Null when it cannot be one. */
export function readInvitationCode(typed: string): string | null {
	const code = readCrockford(typed, INVITATION_SYMBOLS);
	return code === null ? null : inGroupsOfFive(code);
}

/** The code that enrols a station as it is printed, `7KQ4M-2XA9C`, from however it was typed. Null when it cannot be one. */
export function readStationCode(typed: string): string | null {
	const code = readCrockford(typed, STATION_SYMBOLS);
	return code === null ? null : inGroupsOfFive(code);
}

/** Whether a text can be the token of the first administrator's link. */
export function isAdministratorToken(text: string): boolean {
	return readCrockford(text, ADMINISTRATOR_LINK_SYMBOLS) !== null;
}

/** A user name as it is stored, lower case, from however it was typed. Null when it cannot be one. */
export function readSignInName(typed: string): string | null {
	return readCrockford(typed, SIGN_IN_NAME_SYMBOLS)?.toLowerCase() ?? null;
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
