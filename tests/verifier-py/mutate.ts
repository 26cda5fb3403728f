import type { Chance } from './chance';

type Holder = Record<string, unknown> | unknown[];
type Place = { holder: Holder; key: string | number; value: unknown };

function listPlaces(value: unknown, found: Place[] = []): Place[] {
	if (typeof value !== 'object' || value === null) return found;
	const holder = value as Holder;
	const keys = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
	for (const key of keys) {
		const inside: unknown = Reflect.get(holder, key);
		found.push({ holder, key, value: inside });
		listPlaces(inside, found);
	}
	return found;
}

const kinds = [
	/^[0-9a-f]{8}-[0-9a-f]{4}-/,
	/^[\w-]{43}$/,
	/^\d{4}-\d\d-\d\d$/,
	/^\d{4}-\d\d-\d\dT/,
	/^-?\d+(\/\d+)?$/,
];
const kindOf = (text: string) => kinds.findIndex((kind) => kind.test(text));

/** Another text of the same kind from elsewhere in the value, or one that differs by a letter. */
function otherText(text: string, places: readonly Place[], chance: Chance): string {
	const alike = places.flatMap(({ value }) =>
		typeof value === 'string' && value !== text && kindOf(value) === kindOf(text) ? [value] : [],
	);
	const what = chance.below(10);
	if (what < 7 && alike.length > 0) return chance.pick(alike);
	if (what === 7) return '';
	const at = chance.below(text.length + 1);
	return (
		text.slice(0, at) +
		chance.pick(['0', 'a', '9', '-', 'Z', '_', 'é', '\u0301', ' ']) +
		text.slice(at + chance.below(2))
	);
}

function otherArray(array: unknown[], chance: Chance): void {
	const at = chance.below(array.length);
	const what = chance.below(4);
	if (array.length === 0) array.push(chance.pick([null, 0, '', []]));
	else if (what === 0) array.splice(at, 1);
	else if (what === 1) array.splice(at, 0, JSON.parse(JSON.stringify(array[at])));
	else if (what === 2) array.reverse();
	else array.push(...array.splice(at, 1));
}

function otherObject(object: Record<string, unknown>, chance: Chance): void {
	const keys = Object.keys(object);
	if (keys.length > 0 && chance.below(2) === 0) Reflect.deleteProperty(object, chance.pick(keys));
	else object[chance.pick(['x', 'key', 'v', 'date'])] = chance.pick<unknown>([1, 'x', null, {}]);
}

/** Changes one thing somewhere in a JSON value, in place; most often to what a schema would still let pass. */
export function mutate(root: unknown, chance: Chance): void {
	const places = listPlaces(root);
	if (places.length === 0) return;
	const { holder, key, value } = chance.pick(places);
	const set = (changed: unknown) => Reflect.set(holder, key, changed);
	if (chance.below(25) === 0) set(chance.pick<unknown>([null, true, 0, '', 'x', [], {}]));
	else if (typeof value === 'number')
		set(chance.pick([value + 1, value - 1, value + 1, value - 1, 0, 1, -value]));
	else if (typeof value === 'string') set(otherText(value, places, chance));
	else if (typeof value === 'boolean') set(!value);
	else if (Array.isArray(value)) otherArray(value, chance);
	else if (typeof value === 'object' && value !== null) otherObject(value as Record<string, unknown>, chance);
	else set(chance.pick<unknown>([0, 'x', false]));
}
