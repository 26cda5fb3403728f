import { z } from 'zod';
import { isUuid } from '../basics/ids';
import { err, ok, type Result } from '../basics/result';
import { readTyped, type Typed } from './readTyped';
import { isRefusalCode, type RefusalCode } from './refusalCodes';
import { countCharacters, isWritable, tidyLine, tidyParagraphs } from './text';

/** One thing to put right. `field` is the name of the control, or `WHOLE_FORM`. */
export type FieldError = { readonly field: string; readonly code: RefusalCode };

/** The field of an error that no control alone can put right. */
export const WHOLE_FORM = '_form';

/** What comes back with a refused form: what to put right, and what was typed, so that nothing is lost. */
export type FormRefused = { readonly errors: readonly FieldError[]; readonly typed: Typed };

/** The path of an issue as a name, such as `questions.0.text.es`. */
type NameOfPath = (path: readonly PropertyKey[]) => string;

/** Issues of a schema as errors by field: the first of each field, in the order of the schema. */
export function fieldErrors(error: z.ZodError, nameOf: NameOfPath = joinPath): FieldError[] {
	const errors = new Map<string, FieldError>();
	for (const issue of error.issues) {
		const field = issue.path.length === 0 ? WHOLE_FORM : nameOf(issue.path);
		const code = isRefusalCode(issue.message) ? issue.message : 'not_understood';
		if (!errors.has(field)) errors.set(field, { field, code });
	}
	return [...errors.values()];
}

function joinPath(path: readonly PropertyKey[]): string {
	return path.map(String).join('.');
}

/** The control an item belongs to: boxes of one list share a name, so `channels.2` is `channels`. */
function controlOf(path: readonly PropertyKey[]): string {
	const item = path.findIndex((step) => typeof step === 'number');
	return joinPath(item < 0 ? path : path.slice(0, item));
}

/**
 * Reads a submitted form with a schema made of the fields below. A control named `point.lat` is the key `lat` of the
 * group `point`. Controls that the schema does not name are ignored.
 */
export function parseForm<T>(schema: z.ZodType<T>, form: FormData): Result<T, FormRefused> {
	const typed = readTyped(form);
	const parsed = schema.safeParse(nestGroups(typed));
	return parsed.success ? ok(parsed.data) : err({ errors: fieldErrors(parsed.error, controlOf), typed });
}

/** The controls of a group, by the part of their names after the first dot. */
export type Group = ReadonlyMap<string, readonly string[]>;

function nestGroups(typed: Typed): Readonly<Record<string, readonly string[] | Group>> {
	const whole = new Map<string, readonly string[] | Map<string, readonly string[]>>();
	for (const [name, values] of Object.entries(typed)) {
		const dot = name.indexOf('.');
		if (dot < 0) {
			if (!whole.has(name)) whole.set(name, values);
			continue;
		}
		const before = whole.get(name.slice(0, dot));
		const group = before instanceof Map ? before : new Map<string, readonly string[]>();
		whole.set(name.slice(0, dot), group.set(name.slice(dot + 1), values));
	}
	return Object.fromEntries(whole);
}

/**
 * Several controls read as one value. `read` says what is wrong through `refuse`, naming the control inside the group;
 * what it returns then is never used.
 */
export function group<T>(read: (controls: Group, refuse: (control: string, code: RefusalCode) => void) => T) {
	return z
		.unknown()
		.optional()
		.transform((typed, issues) =>
			read(typed instanceof Map ? (typed as Group) : new Map(), (control, code) => {
				issues.addIssue({ code: 'custom', path: [control], message: code });
			}),
		);
}

/** A rule over two fields, as the arguments of `refine`, reported at the second whatever else is wrong. */
export function compareFields<K extends string>(
	one: K,
	other: K,
	code: RefusalCode,
	isFine: (one: string, other: string) => boolean,
) {
	const isAbout = ({ path }: { path?: PropertyKey[] | undefined }) =>
		path?.[0] === one || path?.[0] === other;
	const check = (form: Readonly<Record<K, string>>): boolean => isFine(form[one], form[other]);
	const when = ({ value, issues }: z.core.ParsePayload): boolean =>
		typeof value === 'object' && value !== null && !issues.some(isAbout);
	const settings: { error: string; path: PropertyKey[]; when: typeof when } = {
		error: code,
		path: [other],
		when,
	};
	return [check, settings] as const;
}

/** The first text of a control: forms send lists, programs send texts. */
function first(value: unknown): unknown {
	return Array.isArray(value) ? (value as unknown[])[0] : value;
}

function textField(tidy: (typed: string) => string, min: number, max: number, code: RefusalCode) {
	return z
		.preprocess(first, z.string({ error: code }).default(''))
		.transform(tidy)
		.superRefine((text, issues) => {
			const length = countCharacters(text);
			if (!isWritable(text)) issues.addIssue({ code: 'custom', message: 'text_characters' });
			else if (length < min || length > max) issues.addIssue({ code: 'custom', message: code });
		});
}

/** A text of one line, tidied, between two numbers of characters. */
export function line(min: number, max: number, code: RefusalCode) {
	return textField(tidyLine, min, max, code);
}

/** A text that may have paragraphs, tidied, between two numbers of characters. */
export function paragraphs(min: number, max: number, code: RefusalCode) {
	return textField(tidyParagraphs, min, max, code);
}

/** A text of one line that may be left blank: then null. */
export function optionalLine(max: number, code: RefusalCode) {
	return line(0, max, code).transform((text) => (text === '' ? null : text));
}

/** A text of one line with a form of its own, such as a slug or a key. */
export function pattern(form: RegExp, code: RefusalCode) {
	return z
		.preprocess(first, z.string({ error: code }).default(''))
		.transform(tidyLine)
		.refine((text) => form.test(text), { error: code });
}

/** One of a closed list. */
export function choice<const T extends string>(options: readonly T[], code: RefusalCode) {
	return z.preprocess(first, z.enum(options, { error: code }));
}

/** Some of a closed list, without repeats, in the order of the list. */
export function choices<const T extends string>(
	options: readonly T[],
	missing: RefusalCode,
	code: RefusalCode,
) {
	return z
		.preprocess(all, z.array(z.enum(options, { error: code })).min(1, { error: missing }))
		.transform((chosen) => options.filter((option) => chosen.includes(option)));
}

/** Every text of a control that has several, blanks left out. */
export function list<S extends z.ZodType>(item: S, least: number, most: number, code: RefusalCode) {
	return z.preprocess(all, z.array(item).min(least, { error: code }).max(most, { error: code }));
}

function all(value: unknown): unknown {
	if (value === undefined) return [];
	return Array.isArray(value) ? (value as unknown[]).filter((item) => item !== '') : [value];
}

/** A checkbox: present and not `false`. */
export function checkbox() {
	return z.preprocess((value) => {
		const raw = first(value);
		return raw !== undefined && raw !== '' && raw !== 'false' && raw !== false;
	}, z.boolean());
}

/** A whole number written with digits, between two limits. */
export function integer(min: number, max: number, code: RefusalCode) {
	return z
		.preprocess(first, z.union([z.string(), z.number()], { error: code }))
		.transform((typed) => String(typed).trim())
		.refine((typed) => /^[0-9]{1,9}$/.test(typed) && Number(typed) >= min && Number(typed) <= max, {
			error: code,
		})
		.transform(Number);
}

/** An id of a row: a UUID in any spelling that forms produce, answered in canonical text. */
export function id(code: RefusalCode) {
	return z
		.preprocess(first, z.string({ error: code }))
		.transform((text) => text.trim().toLowerCase())
		.refine((text) => isUuid(text), { error: code });
}

/** A reason that stays in the record: 10 to 500 characters. */
export function reason() {
	return paragraphs(10, 500, 'reason_length');
}
