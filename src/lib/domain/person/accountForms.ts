import { z } from 'zod';
import { line } from '../form';
import { isEmail, NUCLEUS_LIMITS } from '../nucleus/nucleusForms';
import { addressOfName, readInvitationCode, readSignInName } from './codes';

/** Characters of a password, at least; and bytes, at most: bcrypt reads no further than 72. */
export const PASSWORD_LIMITS = { characters: 10, bytes: 72 } as const;

/** The first text of a control, exactly as typed: a password keeps its blanks. */
function exactText() {
	return z.preprocess(
		(value) => (Array.isArray(value) ? (value as unknown[])[0] : value),
		z.string({ error: 'not_understood' }).default(''),
	);
}

/** A password to keep. Length alone is asked for: rules about signs make worse passwords (NIST SP 800-63B, 3.1.1). */
function newPassword() {
	return exactText().superRefine((text, issues) => {
		if ([...text].length < PASSWORD_LIMITS.characters || new Set(text).size < 4) {
			issues.addIssue({ code: 'custom', message: 'password_length' });
		} else if (new TextEncoder().encode(text).length > PASSWORD_LIMITS.bytes) {
			issues.addIssue({ code: 'custom', message: 'password_too_long' });
		}
	});
}

function ownEmail() {
	return line(1, 254, 'own_email_form')
		.transform((text) => text.toLowerCase())
		.refine(isEmail, { error: 'own_email_form' });
}

/** The first administrator: `name`, `email`, `password`. */
export const firstAdministratorForm = z.object({
	name: line(NUCLEUS_LIMITS.personName.min, NUCLEUS_LIMITS.personName.max, 'own_name_length'),
	email: ownEmail(),
	password: newPassword(),
});

/** Signing in: `who` is an e-mail or a user name and becomes the address of the account. */
export const signInForm = z.object({
	who: line(1, 254, 'sign_in_missing').transform((text, issues) => {
		const lower = text.toLowerCase();
		if (isEmail(lower)) return lower;
		const name = readSignInName(text);
		if (name !== null) return addressOfName(name);
		issues.addIssue({ code: 'custom', message: 'sign_in_form' });
		return z.NEVER;
	}),
	password: exactText().refine((text) => text !== '', { error: 'password_missing' }),
});

/** Asking for a one-time code: `email`. */
export const emailForm = z.object({ email: ownEmail() });

/** The one-time code of an e-mail: six to ten digits, however they are spaced. */
export const oneTimeCodeForm = z.object({
	code: line(1, 40, 'one_time_code_form')
		.transform((text) => text.replace(/[\s-]/g, ''))
		.refine((text) => /^[0-9]{6,10}$/.test(text), { error: 'one_time_code_form' }),
});

/** The printed code of an invitation. */
export const invitationCodeForm = z.object({
	code: line(1, 200, 'invitation_code_form').transform((text, issues) => {
		const code = readInvitationCode(text);
		if (code !== null) return code;
		issues.addIssue({ code: 'custom', message: 'invitation_code_form' });
		return z.NEVER;
	}),
});

/** A new password for the account. */
export const passwordForm = z.object({ password: newPassword() });
