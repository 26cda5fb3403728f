import type { PointE6 } from '../../territory/point';

/** Decimal degrees, with point or comma, in millionths; null when it isn't such a number. */
export function readDegrees(typed: string): number | null {
	if (!/^[-+−]?[0-9]{1,3}([.,][0-9]{1,12})?$/.test(typed)) return null;
	// Adding zero turns the negative zero, which canonical bytes can't tell apart, into zero.
	return Math.round(Number(typed.replace('−', '-').replace(',', '.')) * 1_000_000) + 0;
}

/**
 * A decimal number in units of 10^-decimals, exactly. Commas and blanks may part thousands; where they do not, a comma
 * is a decimal point. `long` when it has more decimals than there are.
 */
export function readUnits(typed: string, decimals: number): number | 'unreadable' | 'long' {
	const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace('−', '-');
	const plain = /^[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?$/.test(text)
		? text.replaceAll(',', '')
		: text.replace(',', '.');
	const [, sign, whole, fraction = ''] = /^([-+]?)([0-9]{1,13})(?:\.([0-9]*))?$/.exec(plain) ?? [];
	if (whole === undefined) return 'unreadable';
	const kept = fraction.replace(/0+$/, '');
	if (kept.length > decimals) return 'long';
	const units = Number(whole + kept.padEnd(decimals, '0'));
	return (sign === '-' ? -units : units) + 0;
}

/** A day as `YYYY-MM-DD`, from that or from day, month and year with `/`, `-` or `.` between; null for anything else. */
export function readDay(typed: string): string | null {
	const text = typed.trim();
	if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return text;
	const [, day, month, year] = /^([0-9]{1,2})[/.\-\s]([0-9]{1,2})[/.\-\s]([0-9]{4})$/.exec(text) ?? [];
	if (day === undefined || month === undefined || year === undefined) return null;
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Corners, one a line or between semicolons: latitude and longitude with a blank or a comma between. Null when one can't be read. */
export function readCorners(typed: string): PointE6[] | null {
	const corners = typed
		.split(/[\n;]/)
		.map((corner) => corner.trim())
		.filter((corner) => corner !== '')
		.map((corner): PointE6 | null => {
			const parts = /\s/.test(corner) ? corner.split(/,?\s+/) : corner.split(',');
			const [latE6, lonE6] = parts.map(readDegrees);
			if (parts.length !== 2 || latE6 === null || latE6 === undefined) return null;
			return lonE6 === null || lonE6 === undefined ? null : { latE6, lonE6 };
		});
	const read = corners.filter((corner) => corner !== null);
	return read.length === corners.length ? read : null;
}
