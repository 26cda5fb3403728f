import { sortByCodeUnits } from '../basics/compare';
import { canonicalText } from '../evidence';

/** Where two JSON values first part, as `/`-separated keys and positions (`/` for the whole); `null` if they are equal. */
export function findDifference(a: unknown, b: unknown, path = ''): string | null {
	if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) {
		if (canonicalText(a) === canonicalText(b)) return null;
		return path === '' ? '/' : path;
	}
	const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
	for (const key of sortByCodeUnits([...new Set([...left.keys(), ...right.keys()])])) {
		if (!left.has(key) || !right.has(key)) return `${path}/${key}`;
		const where = findDifference(left.get(key), right.get(key), `${path}/${key}`);
		if (where !== null) return where;
	}
	return null;
}

function isContainer(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
