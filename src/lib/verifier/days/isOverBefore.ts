/**
 * Whether a local day is certainly over before an instant in universal time: nowhere on earth does a day end later than
 * twelve hours after it ended in universal time. A day in the place of the instant stands for its first moment.
 */
export function isOverBefore(day: string, announced: string): boolean {
	return Date.parse(`${day}T00:00:00Z`) + 36 * 3_600_000 <= Date.parse(announced);
}
