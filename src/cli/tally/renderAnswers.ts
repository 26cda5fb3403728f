import type { Locale } from '../../lib/messages/locale';
import { tallyMessages } from '../../lib/messages/tally';
import { tallyReasons } from '../../lib/messages/tally/reasons';
import type { Json } from '../../lib/ranking/interchange/jsonText';
import { fillSentence } from '../../lib/verifier/renderReport';
import type { Answer, Case } from './answerCase';
import { isList, isObject, isTextList, type JsonObject } from './fields';
import type { InputRefusal } from './readInput';

const MOST_SHOWN = 60;

/** What alternatives are called, by id, where the file says more than the id. */
type Names = ReadonlyMap<string, string>;

/** The answers as text for a person: each method by its name, who stands where, and whether it was expected. */
export function renderAnswers(found: Case, answers: readonly Answer[], locale: Locale): string {
	const words = tallyMessages[locale];
	const called = readNames(found.body['alternatives']);
	const lines: string[] = [];
	const title = found.body['title'];
	const heading = typeof title === 'string' && title !== '' ? title : found.id;
	if (heading !== '') lines.push(plain(heading), '');
	for (const { method, params, actual, matches } of answers) {
		const names: Readonly<Record<string, string>> = words.methods;
		const base = method.replace(/^(grouped|pooled)-/, '');
		const name = Object.hasOwn(names, base) ? (names[base] ?? method) : method;
		const prefix = method.startsWith('grouped-')
			? words.grouped
			: method.startsWith('pooled-')
				? words.pooled
				: '';
		const given = Object.entries(params).map(([key, value]) => `${key}: ${write(value)}`);
		lines.push(plain([`${name}${prefix}`, ...given].join(' · ')));
		if (actual === null) lines.push(`  ${words.unsupported}`);
		else if (isObject(actual)) lines.push(...renderFields(actual, called, locale));
		if (matches === true) lines.push(`  ${words.matches}`);
		if (matches === false) lines.push(`  ${words.differs}`);
		lines.push('');
	}
	return `${lines.join('\n')}\n`.replace(/\n\n$/, '\n');
}

function readNames(listed: Json | undefined): Names {
	const called = new Map<string, string>();
	for (const one of listed !== undefined && isList(listed) ? listed : []) {
		if (!isObject(one)) continue;
		const { id, name } = one;
		if (typeof id === 'string' && typeof name === 'string' && name !== '' && name !== id) {
			called.set(id, `${name} [${id}]`);
		}
	}
	return called;
}

function renderFields(actual: JsonObject, called: Names, locale: Locale): string[] {
	const words = tallyMessages[locale];
	const labels: Readonly<Record<string, string>> = words.fields;
	const { ranking, scores, refused } = actual;
	if (isObject(refused)) {
		const place = isList(refused['path']) ? refused['path'].map((step) => write(step)).join(' › ') : '';
		const reason = giveReason(write(refused['code'] ?? ''), write(refused['value'] ?? ''), locale);
		return [plain(`  ${fillSentence(words.refused, { place, reason })}`)];
	}
	const lines: string[] = [];
	if (isList(ranking)) {
		const points = isObject(scores) ? scores : {};
		for (const [at, tier] of ranking.entries()) {
			const members = isTextList(tier) ? tier : [write(tier, called)];
			const shown = members.map((id) => {
				const name = called.get(id) ?? id;
				return Object.hasOwn(points, id) ? `${name} (${write(points[id] ?? null)})` : name;
			});
			const tie = members.length > 1 ? ` · ${words.tied}` : '';
			lines.push(plain(`  ${String(at + 1)}. ${shown.join(', ')}${tie}`));
		}
	}
	for (const [field, value] of Object.entries(actual)) {
		if (field === 'ranking' || (field === 'scores' && isList(ranking))) continue;
		const text = typeof value === 'boolean' ? (value ? words.yes : words.no) : write(value, called);
		const shown = text.length > 160 ? words.long : text;
		lines.push(plain(`  ${Object.hasOwn(labels, field) ? (labels[field] ?? field) : field}: ${shown}`));
	}
	return lines;
}

/** Data in a line: what a person reads without knowing JSON. Ids stand beside what they are called. */
function write(value: Json, called: Names = new Map()): string {
	const say = (one: Json): string => write(one, called);
	if (value === null) return '–';
	if (typeof value === 'string') return called.get(value) ?? value;
	if (isTextList(value)) return value.length === 0 ? '–' : value.map(say).join(', ');
	if (isList(value)) return value.map((one) => (isList(one) ? `(${say(one)})` : say(one))).join(' ');
	if (isObject(value)) {
		return Object.entries(value)
			.map(([key, one]) => `${say(key)} ${isObject(one) || isList(one) ? `(${say(one)})` : say(one)}`)
			.join(', ');
	}
	return String(value);
}

/** Why a file is refused, in one sentence with its place. */
export function describeRefusal({ code, line, column, path, value }: InputRefusal, locale: Locale): string {
	const place = path.length === 0 ? '' : ` (${path.join(' › ')})`;
	const where = fillSentence(tallyMessages[locale].refusedAt, { line, column });
	return plain(`${where}${place}: ${giveReason(code, value, locale)}`);
}

function giveReason(code: string, value: string, locale: Locale): string {
	const known: Readonly<Record<string, string>> = tallyReasons[locale];
	const { otherReason } = tallyMessages[locale];
	const sentence = Object.hasOwn(known, code) ? (known[code] ?? otherReason) : otherReason;
	return fillSentence(sentence, { value: shorten(value), code });
}

/** A value as long as a file says nothing in a sentence. */
function shorten(value: string): string {
	const characters = [...value.slice(0, 2 * MOST_SHOWN)];
	return value.length <= MOST_SHOWN ? value : `${characters.slice(0, MOST_SHOWN).join('')}…`;
}

/** A file may be hostile: control characters could move the cursor of whoever reads. */
export function plain(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}
