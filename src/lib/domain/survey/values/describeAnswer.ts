import { formatDegrees } from '../../territory/point';
import type { FileKind } from '../../file/kinds';
import { textIn } from '../../text';
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

/**
 * An answer as lines that can be read in a language: names of options and places, tiers with their number, rows of a
 * matrix with what was chosen. `placeNames` maps keys of municipalities; one that is missing is shown by its key.
 */
export function describeAnswer(
	question: Question,
	value: AnswerValue,
	language: string,
	placeNames: Readonly<Record<string, string>>,
	words: AnswerWords,
): string[] {
	if (isNoAnswer(question, value)) return [words.none[value.none]];
	const nameOf = (id: string): string => {
		const option = listOptions(question).find((offered) => offered.id === id);
		return option ? textIn(option.text, language) : id;
	};
	const municipality = municipalityOf(question, value);
	if (municipality !== null) {
		const name = placeNames[municipality] ?? municipality;
		return [typeof value === 'object' && 'locality' in value ? `${value.locality}, ${name}` : name];
	}
	if (question.type === 'matrix' && typeof value === 'object' && !Array.isArray(value)) {
		const chosen = new Map(Object.entries(value).map(([row, column]) => [row, String(column)]));
		return question.rows.flatMap(({ id, text }) => {
			const column = question.columns.find((offered) => offered.id === chosen.get(id));
			return column ? [`${textIn(text, language)}: ${textIn(column.text, language)}`] : [];
		});
	}
	if (typeof value === 'string') return [question.type === 'date' ? words.day(value) : nameOf(value)];
	if (typeof value === 'number') return [describeNumber(question, value, language)];
	if (value === true) return [words.accepted];
	if (isPoint(value)) return [words.point(formatDegrees(value.latE6), formatDegrees(value.lonE6))];
	if (isArea(value)) return [words.area(value.ring.length)];
	if (isFile(value)) {
		const kind = question.type === 'audio' ? 'audio' : 'photo';
		return [words.file(kind, Math.ceil(value.bytes / 1000))];
	}
	if (isOwnWords(value)) return [words.quote(value.other)];
	if (!Array.isArray(value)) return [];
	return value.map((item: string | OwnWords | readonly string[], at) => {
		if (typeof item === 'string') return nameOf(item);
		return 'other' in item
			? words.quote(item.other)
			: `${(at + 1).toString()}. ${item.map(nameOf).join(', ')}`;
	});
}

function describeNumber(question: Question, value: number, language: string): string {
	if (question.type === 'scale') return `${String(value)} / ${String(question.start + question.points - 1)}`;
	if (question.type !== 'number') return String(value);
	const [whole = '', fraction] = writeUnits(value, question.decimals).split('.');
	const number = [whole.replace(/\B(?=([0-9]{3})+$)/g, ','), fraction].filter(Boolean).join('.');
	return question.unit === null ? number : `${number} ${textIn(question.unit, language)}`;
}
