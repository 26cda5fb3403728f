import type { Figures } from '../../response/figures';
import { foldName } from '../../territory/search';

/** Who lives in a municipality by the census: INEGI, Censo de Población y Vivienda 2020. */
export interface Census {
	readonly population: number;
	readonly women: number;
}

/** As the census tells people apart. */
export type Sex = 'women' | 'men';

/** How many women and men answered, as published: null where so few are not told. */
export interface AnswersBySex {
	readonly women: number | null;
	readonly men: number | null;
}

/** Who lives in the territory, and in the part of it from which no answer came. Whole numbers of people. */
export interface Coverage {
	readonly source: 'INEGI, Censo de Población y Vivienda 2020';
	readonly population: number;
	readonly women: number;
	/** Null where the consultation did not ask for the municipality. */
	readonly unreached: number | null;
	/** Municipalities made after the census: their people are counted where they were. */
	readonly unknown: number;
	/** Null where the consultation did not ask. */
	readonly sex: AnswersBySex | null;
}

const words = { women: ['mujer', 'mujeres', 'femenino'], men: ['hombre', 'hombres', 'masculino'] } as const;

/**
 * How many women and men answered, from published figures: of the first question of one option that offers both in
 * Spanish, whatever else it offers. Null where no question does.
 */
export function countSexes({ questions }: Pick<Figures, 'questions'>): AnswersBySex | null {
	for (const { type, tables } of questions) {
		if (type !== 'single') continue;
		const rows = tables.find(({ part }) => part === null)?.rows ?? [];
		const find = (names: readonly string[]) =>
			rows.find(({ text }) => text !== null && names.includes(foldName(text.es)));
		const [women, men] = [find(words.women), find(words.men)];
		if (women && men) return { women: women.total, men: men.total };
	}
	return null;
}

/** Sets who answered beside who lives there. */
export function composeCoverage(
	municipalities: readonly { readonly id: string }[],
	census: Readonly<Record<string, Census>>,
	byMunicipality: Readonly<Record<string, unknown>> | null,
	sex: AnswersBySex | null,
): Coverage {
	const known = municipalities.flatMap(({ id }) => {
		const people = census[id];
		return people ? [{ id, ...people }] : [];
	});
	const add = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
	return {
		source: 'INEGI, Censo de Población y Vivienda 2020',
		population: add(known.map(({ population }) => population)),
		women: add(known.map(({ women }) => women)),
		unreached:
			byMunicipality &&
			add(known.filter(({ id }) => !Object.hasOwn(byMunicipality, id)).map(({ population }) => population)),
		unknown: municipalities.length - known.length,
		sex,
	};
}

/**
 * The sex that answered less than four fifths of what its share of the people would be, with both shares in
 * thousandths; null where none did or it is not known. Whole numbers: no place is decided by a rounded decimal.
 */
export function findSexBelow({
	population,
	women,
	sex,
}: Coverage): { readonly sex: Sex; readonly answers: number; readonly people: number } | null {
	if (sex === null || sex.women === null || sex.men === null || population === 0) return null;
	const told = sex.women + sex.men;
	const sides = [
		{ sex: 'women' as const, count: sex.women, lives: women },
		{ sex: 'men' as const, count: sex.men, lives: population - women },
	];
	for (const { sex: name, count, lives } of sides) {
		if (told > 0 && count * population * 5 < lives * told * 4)
			return {
				sex: name,
				answers: Math.round((count * 1_000) / told),
				people: Math.round((lives * 1_000) / population),
			};
	}
	return null;
}

/**
 * The municipalities that gave less than half of the answers their share of the people would be. One whose count is not
 * told is never among them: that would tell it.
 */
export function listBelow(
	reached: readonly { readonly id: string; readonly name: string; readonly answers: number | null }[],
	census: Readonly<Record<string, Census>>,
	municipalities: readonly { readonly id: string }[],
): { readonly id: string; readonly name: string }[] {
	const people = municipalities.reduce((total, { id }) => total + (census[id]?.population ?? 0), 0);
	const answers = reached.reduce((total, one) => total + (one.answers ?? 0), 0);
	return reached
		.filter((one) => {
			const lives = census[one.id]?.population;
			return one.answers !== null && lives !== undefined && one.answers * people * 2 < lives * answers;
		})
		.map(({ id, name }) => ({ id, name }));
}
