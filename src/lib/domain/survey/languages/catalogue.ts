/** A language that surveys are often translated into: its tag (ISO 639-3 inside BCP 47), and its name to begin with. */
export type KnownLanguage = {
	readonly tag: string;
	/** As its speakers or, where we know no one spelling, as everybody in Mexico writes it. Staff may change it. */
	readonly name: string;
	/** As staff look for it, in Spanish. */
	readonly spanish: string;
};

/**
 * Languages offered by name. Any other can be written by its tag. Variants follow ISO 639-3, which tells fewer apart
 * than the catalogue of the INALI (2008): the name of the variant says which one it is.
 */
export const knownLanguages: readonly KnownLanguage[] = [
	{ tag: 'en', name: 'English', spanish: 'Inglés' },
	{ tag: 'nhe', name: 'Náhuatl de la Huasteca', spanish: 'Náhuatl de la Huasteca oriental' },
	{ tag: 'nch', name: 'Náhuatl de la Huasteca', spanish: 'Náhuatl de la Huasteca central' },
	{ tag: 'nhw', name: 'Náhuatl de la Huasteca', spanish: 'Náhuatl de la Huasteca occidental' },
	{ tag: 'azz', name: 'Maseualtajtol', spanish: 'Náhuatl de la Sierra Noreste de Puebla' },
	{ tag: 'ncj', name: 'Náhuatl del norte de Puebla', spanish: 'Náhuatl del norte de Puebla' },
	{ tag: 'ngu', name: 'Náhuatl de Guerrero', spanish: 'Náhuatl de Guerrero' },
	{ tag: 'nhn', name: 'Náhuatl del centro', spanish: 'Náhuatl del centro' },
	{ tag: 'nhx', name: 'Náhuatl del Istmo', spanish: 'Náhuatl del Istmo (Mecayapan)' },
	{ tag: 'nah', name: 'Náhuatl', spanish: 'Náhuatl, otra variante' },
	{ tag: 'yua', name: 'Maayat’aan', spanish: 'Maya de la península de Yucatán' },
	{ tag: 'mig', name: 'Mixteco de San Miguel el Grande', spanish: 'Mixteco de San Miguel el Grande' },
	{ tag: 'mix', name: 'Mixteco de Mixtepec', spanish: 'Mixteco de Mixtepec' },
	{ tag: 'mxt', name: 'Mixteco de Jamiltepec', spanish: 'Mixteco de Jamiltepec' },
	{ tag: 'mio', name: 'Mixteco de Pinotepa Nacional', spanish: 'Mixteco de Pinotepa Nacional' },
	{ tag: 'mil', name: 'Mixteco de Peñoles', spanish: 'Mixteco de Peñoles' },
	{ tag: 'mks', name: 'Mixteco de Silacayoápam', spanish: 'Mixteco de Silacayoápam' },
	{ tag: 'mxv', name: 'Mixteco de Metlatónoc', spanish: 'Mixteco de Metlatónoc' },
	{ tag: 'mim', name: 'Mixteco de Alacatlatzala', spanish: 'Mixteco de Alacatlatzala' },
	{ tag: 'mie', name: 'Mixteco de Ocotepec', spanish: 'Mixteco de Ocotepec' },
];
