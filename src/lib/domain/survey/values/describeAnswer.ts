import { formatDegrees } from '../../territory/point';
import type { FileKind } from '../../file/kinds';
import { saidIn } from '../../text';
import { writeUnits } from '../form/writeValue';
import {
	isArea,
	isFile,
	isNoAnswer,
	isOwnWords,
	isPoint,
	listOptions,
	municipalityOf,
	type AnswerValue,
	type NoAnswer,
	type OwnWords,
	type Question,
} from '../instrument';

/** What a reader is told beside the words of the instrument. */
export interface AnswerWords {
	readonly none: Readonly<Record<NoAnswer, string>>;
	readonly accepted: string;
	/** One's own words among options. */
	readonly quote: (words: string) => string;
	/** A day, from `YYYY-MM-DD`. */
	readonly day: (day: string) => string;
	/** A place, from decimal degrees. */
	readonly point: (lat: string, lon: string) => string;
	readonly area: (corners: number) => string;
	/** A photograph or a recording, from its size. */
	readonly file: (kind: FileKind, kilobytes: number) => string;
}

/** A piece of a line: words of the instrument say their language, all others are in that of the reader. */
export interface Piece {
	readonly words: string;
	readonly lang?: string;
}

/**
 * An answer as lines of pieces, with a space between two, that can be read in a language: names of options and places, tiers with their number, rows of a
 * matrix with what was chosen. `placeNames` maps keys of municipalities; one that is missing is shown by its key.
 */
export function describeAnswer(
	question: Question,
	value: AnswerValue,
	language: string,
	placeNames: Readonly<Record<string, string>>,
	words: AnswerWords,
): Piece[][] {
	const plain = (said: string): Piece[][] => [[{ words: said }]];
	if (isNoAnswer(question, value)) return plain(words.none[value.none]);
	const nameOf = (id: string): Piece => {
		const option = listOptions(question).find((offered) => offered.id === id);
		return option ? saidIn(option.text, language) : { words: id };
	};
	const municipality = municipalityOf(question, value);
	if (municipality !== null) {
		const name = placeNames[municipality] ?? municipality;
		return plain(typeof value === 'object' && 'locality' in value ? `${value.locality}, ${name}` : name);
	}
	if (question.type === 'matrix' && typeof value === 'object' && !Array.isArray(value)) {
		const chosen = new Map(Object.entries(value).map(([row, column]) => [row, String(column)]));
		return question.rows.flatMap(({ id, text }) => {
			const column = question.columns.find((offered) => offered.id === chosen.get(id));
			return column ? [[followedBy(':', saidIn(text, language)), saidIn(column.text, language)]] : [];
		});
	}
	if (typeof value === 'string')
		return [[question.type === 'date' ? { words: words.day(value) } : nameOf(value)]];
	if (typeof value === 'number') return [describeNumber(question, value, language)];
	if (value === true) return plain(words.accepted);
	if (isPoint(value)) return plain(words.point(formatDegrees(value.latE6), formatDegrees(value.lonE6)));
	if (isArea(value)) return plain(words.area(value.ring.length));
	if (isFile(value)) {
		const kind = question.type === 'audio' ? 'audio' : 'photo';
		return plain(words.file(kind, Math.ceil(value.bytes / 1000)));
	}
	if (isOwnWords(value)) return plain(words.quote(value.other));
	if (!Array.isArray(value)) return [];
	return value.map((item: string | OwnWords | readonly string[], at) => {
		if (typeof item === 'string') return [nameOf(item)];
		if ('other' in item) return [{ words: words.quote(item.other) }];
		const names = item.map(nameOf);
		const tied = names.map((name, i) => (i < names.length - 1 ? followedBy(',', name) : name));
		return [{ words: `${(at + 1).toString()}.` }, ...tied];
	});
}

function followedBy(mark: string, { words, ...rest }: Piece): Piece {
	return { words: words + mark, ...rest };
}

function describeNumber(question: Question, value: number, language: string): Piece[] {
	if (question.type === 'scale')
		return [{ words: `${String(value)} / ${String(question.start + question.points - 1)}` }];
	if (question.type !== 'number') return [{ words: String(value) }];
	const [whole = '', fraction] = writeUnits(value, question.decimals).split('.');
	const number = [whole.replace(/\B(?=([0-9]{3})+$)/g, ','), fraction].filter(Boolean).join('.');
	return [{ words: number }, ...(question.unit === null ? [] : [saidIn(question.unit, language)])];
}
