import type { Typed } from '../../domain/readTyped';

/** One line of an error summary. `field` is the control it links to; none when no control alone can put it right. */
export type ShownError = { readonly field: string | undefined; readonly message: string };

/** A refused form as a page shows it again: what to put right, in words, and what was typed. */
export type RefusedForm = { readonly errors: readonly ShownError[]; readonly typed: Typed };

/** What to do about one control, if anything. */
export function errorOf(form: RefusedForm | null | undefined, field: string): string | undefined {
	return form?.errors.find((error) => error.field === field)?.message;
}

/** What was typed into one control before the form was refused, or what stood there. */
export function typedIn(form: RefusedForm | null | undefined, field: string, before = ''): string {
	return form?.typed[field]?.[0] ?? before;
}
