import type { FieldError, FormRefused, WHOLE_FORM } from '../../domain/form';
import type { Typed } from '../../domain/readTyped';
import type { Locale } from '../locale';
import { describeRefusal } from '../refusals';

/** One line of an error summary. `field` is the control it links to; none when no control alone can put it right. */
export type ShownError = { readonly field: string | undefined; readonly message: string };

/** A refused form as a page shows it again: what to put right, in words, and what was typed. */
export type RefusedForm = { readonly errors: readonly ShownError[]; readonly typed: Typed };

/** Messages know the domain by its types alone: the compiler keeps the name the same. */
const wholeForm: typeof WHOLE_FORM = '_form';

/** Errors by field as sentences. */
export function showErrors(locale: Locale, errors: readonly FieldError[]): ShownError[] {
	return errors.map(({ field, code }) => ({
		field: field === wholeForm ? undefined : field,
		message: describeRefusal(locale, code),
	}));
}

/** A form that its schema refused. Controls in `secret` are not sent back: a password belongs in no page. */
export function refusedForm(
	locale: Locale,
	{ errors, typed }: FormRefused,
	secret: readonly string[] = [],
): RefusedForm {
	return { errors: showErrors(locale, errors), typed: leaveOut(typed, secret) };
}

/** A form that was fine and yet refused, for a reason given in words. */
export function refusedWith(message: string, typed: Typed, secret: readonly string[] = []): RefusedForm {
	return { errors: [{ field: undefined, message }], typed: leaveOut(typed, secret) };
}

/** What to do about one control, if anything. */
export function errorOf(form: RefusedForm | null | undefined, field: string): string | undefined {
	return form?.errors.find((error) => error.field === field)?.message;
}

/** What was typed into one control before the form was refused, or what stood there. */
export function typedIn(form: RefusedForm | null | undefined, field: string, before = ''): string {
	return form?.typed[field]?.[0] ?? before;
}

function leaveOut(typed: Typed, secret: readonly string[]): Typed {
	return Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.includes(name)));
}
