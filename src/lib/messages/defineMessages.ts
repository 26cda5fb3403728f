/** A sentence, a sentence with blanks, or a list or group of them. */
export type Message =
	string | ((...blanks: never[]) => string) | readonly string[] | { readonly [key: string]: Message };

/** The same keys with any words: literal strings widen to `string`, functions keep their blanks. */
export type SameShape<M> = M extends string
	? string
	: M extends (...blanks: infer Blanks) => string
		? (...blanks: Blanks) => string
		: { readonly [Key in keyof M]: SameShape<M[Key]> };

/**
 * Declares what one area of the product says, in both languages.
 *
 * Spanish gives the shape; the compiler refuses English with a key missing, a key too many, or other blanks.
 * Returns the same two dictionaries: `const m = areaMessages[locale]`.
 */
export function defineMessages<const Es extends { readonly [key: string]: Message }>(both: {
	readonly es: Es;
	readonly en: SameShape<NoInfer<Es>>;
}): { readonly es: SameShape<Es>; readonly en: SameShape<Es> };
export function defineMessages<Both>(both: Both): Both {
	return both;
}
