import { NUMBER_LIMIT, type DateQuestion, type NumberQuestion, type ScaleQuestion } from '../instrument';

/** Why a number, a step or a day is refused. */
export type MeasureRefusal =
	'shape' | 'number_low' | 'number_high' | 'scale_outside' | 'date_unknown' | 'date_early' | 'date_late';

/** A whole number of units of 10^-decimals. */
export function checkNumber({ min, max }: NumberQuestion, value: unknown): MeasureRefusal | null {
	if (!isWhole(value)) return 'shape';
	if (value < (min ?? -NUMBER_LIMIT)) return 'number_low';
	return value > (max ?? NUMBER_LIMIT) ? 'number_high' : null;
}

/** A step of a scale. */
export function checkScale({ points, start }: ScaleQuestion, value: unknown): MeasureRefusal | null {
	if (!isWhole(value)) return 'shape';
	return value < start || value >= start + points ? 'scale_outside' : null;
}

/** A day. */
export function checkDate({ earliest, latest }: DateQuestion, value: unknown): MeasureRefusal | null {
	if (typeof value !== 'string') return 'shape';
	if (!isDay(value)) return 'date_unknown';
	// Days written this way stand in the order of their letters.
	if (earliest !== null && value < earliest) return 'date_early';
	return latest !== null && value > latest ? 'date_late' : null;
}

/** Whether a text is a day of the calendar, from 1900 to 2099, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	const [, year, month, day] = /^((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])-([0-9]{2})$/.exec(text) ?? [];
	if (year === undefined || month === undefined || day === undefined) return false;
	// Day zero of the next month is the last of this one.
	const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	return day >= '01' && Number(day) <= last;
}

function isWhole(value: unknown): value is number {
	return typeof value === 'number' && Number.isInteger(value);
}
