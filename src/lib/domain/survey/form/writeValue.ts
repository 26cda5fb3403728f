import { formatDegrees, type PointE6 } from '../../territory/point';
import {
	isArea,
	isFile,
	isNoAnswer,
	isOwnWords,
	isPoint,
	type AnswerValue,
	type FileAnswer,
	type OwnWords,
	type Question,
} from '../instrument';
import { controlNames, hasBoxesApart, NO_ANSWER_CHOICES, OTHER_CHOICE } from './controls';

/** An answer as the controls that would read back to it, in order. */
export function writeValue(question: Question, value: AnswerValue): [name: string, value: string][] {
	const { id } = question;
	if (isNoAnswer(question, value)) {
		const name = hasBoxesApart(question) ? controlNames.none(id) : id;
		return [[name, NO_ANSWER_CHOICES[value.none]]];
	}
	if (typeof value === 'string') return [[id, value]];
	if (typeof value === 'number')
		return [[id, question.type === 'number' ? writeUnits(value, question.decimals) : String(value)]];
	if (value === true) return [[id, 'on']];
	if (question.type === 'matrix')
		return Object.entries(value).map(([row, column]) => [controlNames.row(id, row), String(column)]);
	if (isPoint(value))
		return [
			[controlNames.latitude(id), formatDegrees(value.latE6)],
			[controlNames.longitude(id), formatDegrees(value.lonE6)],
		];
	if (isFile(value)) return [[id, writeFile(value)]];
	if (isArea(value)) return [[controlNames.ring(id), writeCorners(value.ring)]];
	if (isOwnWords(value)) return writeOther(id, value);
	if ('locality' in value)
		return [
			[id, value.municipality],
			[controlNames.locality(id), value.locality],
		];
	if (!Array.isArray(value)) return [];
	return value.flatMap((item: string | OwnWords | readonly string[], place): [string, string][] => {
		if (typeof item === 'string') return [[id, item]];
		if ('other' in item) return writeOther(id, item);
		return item.map((option) => [controlNames.place(id, option), String(place + 1)]);
	});
}

function writeOther(id: string, { other }: OwnWords): [string, string][] {
	return [
		[id, OTHER_CHOICE],
		[controlNames.other(id), other],
	];
}

/** A number of units of 10^-decimals as decimal text: 1250 with two is `12.50`. */
export function writeUnits(units: number, decimals: number): string {
	const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
	const sign = units < 0 ? '-' : '';
	return decimals === 0
		? `${sign}${digits}`
		: `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A file as text: hash, media type and size. */
export function writeFile({ file, type, bytes }: FileAnswer): string {
	return `${file} ${type} ${String(bytes)}`;
}

/** Corners as text: latitude and longitude of one after the other. */
export function writeCorners(ring: readonly PointE6[]): string {
	return ring.map(({ latE6, lonE6 }) => `${formatDegrees(latE6)} ${formatDegrees(lonE6)}`).join('; ');
}
