/** An id for an option from its words: «Agua potable» → `agua_potable`, with a number when that is taken. */
export function proposeOptionId(words: string, taken: ReadonlySet<string>): string {
	const slug = words
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^[^a-z]+|_+$/g, '')
		.slice(0, 27)
		.replace(/_+$/, '');
	const base = slug === '' ? 'opcion' : slug;
	if (!taken.has(base)) return base;
	let number = 2;
	while (taken.has(`${base}_${String(number)}`)) number++;
	return `${base}_${String(number)}`;
}
