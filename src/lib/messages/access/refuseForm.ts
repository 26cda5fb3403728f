import type { FieldError, FormRefused, WHOLE_FORM } from '../../domain/form';
import type { Typed } from '../../domain/readTyped';
import type { Locale } from '../locale';
import { describeRefusal } from '../refusals';
import type { RefusedForm, ShownError } from './formErrors';

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

function leaveOut(typed: Typed, secret: readonly string[]): Typed {
	return Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.includes(name)));
}
