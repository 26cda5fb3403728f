import { ok, type Result } from '../../basics/result';
import {
	INTERCHANGE_LIMITS,
	refuseAt,
	type InterchangeRefusal,
	type NamedAlternative,
} from './preferenceFile';

/** A line of the head of a PrefLib file: where it stands and what it says. */
export interface HeaderField {
	readonly line: number;
	readonly column: number;
	readonly value: string;
}

export type PreflibHeader = ReadonlyMap<string, HeaderField>;

const FIELD = /^#\s*([^:]*?)\s*:\s*(.*?)\s*$/;

/** Adds one `# KEY: value` line; a comment without a key is passed over, a key said twice is refused. */
export function readHeaderLine(
	header: Map<string, HeaderField>,
	text: string,
	line: number,
): Result<null, InterchangeRefusal> {
	const found = FIELD.exec(text);
	if (found === null) return ok(null);
	const [, key = '', value = ''] = found;
	const known = key.toUpperCase().replace(/\s+/g, ' ');
	if (header.has(known)) return refuseAt('header-repeated', line, 1, key);
	header.set(known, { line, column: Math.max(1, text.trimEnd().length - value.length + 1), value });
	return ok(null);
}

/** A number that the head must state. */
export function readHeaderNumber(header: PreflibHeader, key: string): Result<number, InterchangeRefusal> {
	const field = header.get(key);
	if (field === undefined) return refuseAt('header-missing', 1, 1, key);
	const number = /^[0-9]{1,15}$/.test(field.value) ? Number(field.value) : -1;
	return number < 0 ? refuseAt('header-not-a-number', field.line, field.column, field.value) : ok(number);
}

/** The alternatives `1` … `n` with their names; one without a name is called by its number. */
export function readHeaderAlternatives(
	header: PreflibHeader,
): Result<readonly NamedAlternative[], InterchangeRefusal> {
	const count = readHeaderNumber(header, 'NUMBER ALTERNATIVES');
	if (!count.ok) return count;
	if (count.value > INTERCHANGE_LIMITS.alternatives) {
		const { line = 1, column = 1 } = header.get('NUMBER ALTERNATIVES') ?? {};
		return refuseAt('too-many-alternatives', line, column, String(count.value));
	}
	return ok(
		Array.from({ length: count.value }, (_, at) => {
			const id = String(at + 1);
			const name = header.get(`ALTERNATIVE NAME ${id}`)?.value ?? '';
			return { id, name: name === '' ? id : name };
		}),
	);
}

/** Refuses a head that states another number than there is. */
export function checkDeclared(
	header: PreflibHeader,
	key: string,
	found: bigint,
	code: 'voters-differ' | 'orders-differ',
): Result<null, InterchangeRefusal> {
	const field = header.get(key);
	if (field === undefined || field.value === '') return ok(null);
	if (!/^[0-9]{1,40}$/.test(field.value)) {
		return refuseAt('header-not-a-number', field.line, field.column, field.value);
	}
	return BigInt(field.value) === found ? ok(null) : refuseAt(code, field.line, field.column, field.value);
}
