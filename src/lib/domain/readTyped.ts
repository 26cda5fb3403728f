/** Every text control of a submitted form as it came, by name. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** Reads the text controls of a form, to show a refused form again with nothing lost. Files are left out. */
export function readTyped(form: FormData): Typed {
	const names = [...new Set(form.keys())];
	return Object.fromEntries(
		names.map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
	);
}
