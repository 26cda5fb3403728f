import { err, ok, type Result } from '../../basics/result';
import type { BallotLine } from '../ballots/ballot';
import {
	INTERCHANGE_LIMITS,
	readCount,
	refuseAt,
	type InterchangeRefusal,
	type PreferenceFile,
	type WriteRefusal,
} from './preferenceFile';
import { splitLines, splitWords, type Word } from './textLines';

/** A file of ballots for some seats. */
export interface BltFile extends PreferenceFile {
	readonly seats: number;
}

const NUMBER = /^[0-9]{1,9}$/;

/**
 * Reads a BLT file: `alternatives seats`, withdrawn ones as negative numbers, ballots `weight 3 1=2 0`, a line `0`, the
 * names in quotes and the title. Words after `#` are a comment. Equal places are joined by `=`, a skipped place is `-`.
 * Source: Hill, Wichmann and Woodall 1987; OpenSTV and OpaVote for `=` and `-`.
 */
export function readBlt(text: string): Result<BltFile, InterchangeRefusal> {
	const split = splitLines(text);
	if (!split.ok) return split;
	const lines = split.value;
	let at = nextLine(lines, 0);
	const head = splitWords(lines[at] ?? '', '#');
	const [first, second, third] = head;
	if (first === undefined || second === undefined) {
		return refuseAt('header-missing', Math.min(at, lines.length - 1) + 1, 1, lines[at] ?? '');
	}
	if (third !== undefined) return refuseAt('unexpected-character', at + 1, third.column, third.text);
	for (const word of [first, second]) {
		if (!NUMBER.test(word.text)) return refuseAt('header-not-a-number', at + 1, word.column, word.text);
	}
	const size = Number(first.text);
	if (size > INTERCHANGE_LIMITS.alternatives) {
		return refuseAt('too-many-alternatives', at + 1, first.column, first.text);
	}
	const withdrawn: string[] = [];
	const ballots: BallotLine[] = [];
	for (;;) {
		at = nextLine(lines, at + 1);
		if (at >= lines.length) return refuseAt('file-ends-early', lines.length, 1, '');
		const words = splitWords(lines[at] ?? '', '#');
		const [start] = words;
		if (start === undefined) continue;
		if (words.length === 1 && start.text === '0') break;
		if (start.text.startsWith('-') && start.text !== '-') {
			const gone = readWithdrawn(words, at + 1, size, withdrawn);
			if (!gone.ok) return gone;
			withdrawn.push(...gone.value);
			continue;
		}
		const ballot = readBallot(words, at + 1, size, lines[at] ?? '');
		if (!ballot.ok) return ballot;
		ballots.push(ballot.value);
	}
	const texts = readQuoted(lines, at + 1);
	if (!texts.ok) return texts;
	if (texts.value.length < size) {
		return refuseAt('name-missing', lines.length, 1, String(texts.value.length + 1));
	}
	const extra = texts.value[size + 1];
	if (extra !== undefined) return refuseAt('text-after-end', extra.line, extra.column, extra.text);
	return ok({
		title: texts.value[size]?.text ?? '',
		seats: Number(second.text),
		alternatives: texts.value
			.slice(0, size)
			.map(({ text: name }, place) => ({ id: String(place + 1), name })),
		withdrawn,
		ballots,
	});
}

function nextLine(lines: readonly string[], from: number): number {
	let at = from;
	while (at < lines.length && splitWords(lines[at] ?? '', '#').length === 0) at++;
	return at;
}

function readWithdrawn(
	words: readonly Word[],
	line: number,
	size: number,
	already: readonly string[],
): Result<readonly string[], InterchangeRefusal> {
	const read: string[] = [];
	for (const { text, column } of words) {
		const digits = text.slice(1);
		if (!text.startsWith('-') || !NUMBER.test(digits)) {
			return refuseAt('unexpected-character', line, column, text);
		}
		const number = Number(digits);
		if (number < 1 || number > size) return refuseAt('unknown-alternative', line, column, text);
		const id = String(number);
		if (already.includes(id) || read.includes(id)) return refuseAt('withdrawn-twice', line, column, text);
		read.push(id);
	}
	return ok(read);
}

function readBallot(
	words: readonly Word[],
	line: number,
	size: number,
	text: string,
): Result<BallotLine, InterchangeRefusal> {
	const [weight, ...places] = words;
	const count = weight !== undefined && /^[0-9]+$/.test(weight.text) ? readCount(weight.text) : null;
	if (count === null) return refuseAt('count-not-an-integer', line, weight?.column ?? 1, weight?.text ?? '');
	const seen = new Uint8Array(size + 1);
	const ranking: string[][] = [];
	for (const [at, place] of places.entries()) {
		if (place.text === '0') {
			const more = places[at + 1];
			if (more !== undefined) return refuseAt('text-after-end', line, more.column, more.text);
			return ok({ count, ranking });
		}
		if (place.text === '-') continue;
		const tier: string[] = [];
		let column = place.column;
		for (const digits of place.text.split('=')) {
			if (!NUMBER.test(digits)) return refuseAt('unexpected-character', line, column, place.text);
			const number = Number(digits);
			if (number < 1 || number > size) return refuseAt('unknown-alternative', line, column, digits);
			if (seen[number] === 1) return refuseAt('alternative-ranked-twice', line, column, digits);
			seen[number] = 1;
			tier.push(String(number));
			column += digits.length + 1;
		}
		ranking.push(tier);
	}
	return refuseAt('ballot-not-ended', line, text.length + 1, '');
}

interface Quoted extends Word {
	readonly line: number;
}

function readQuoted(lines: readonly string[], from: number): Result<readonly Quoted[], InterchangeRefusal> {
	const texts: Quoted[] = [];
	for (let at = from; at < lines.length; at++) {
		const line = lines[at] ?? '';
		let place = 0;
		while (place < line.length) {
			if (/\s/.test(line[place] ?? '')) place++;
			else if (line[place] === '#') break;
			else if (line[place] === '"') {
				const end = line.indexOf('"', place + 1);
				if (end === -1) return refuseAt('ballot-not-ended', at + 1, line.length + 1, '');
				texts.push({ text: line.slice(place + 1, end), line: at + 1, column: place + 1 });
				place = end + 1;
			} else return refuseAt('unexpected-character', at + 1, place + 1, line.slice(place));
		}
	}
	return ok(texts);
}

/** Writes ranked ballots as BLT. Ids become numbers in the given order. */
export function writeBlt(file: BltFile): Result<string, WriteRefusal> {
	const bad = [file.title, ...file.alternatives.map(({ name }) => name)].find((name) =>
		/["\r\n\uFEFF]/.test(name),
	);
	if (bad !== undefined) return err({ code: 'name-not-writable', value: bad });
	const numbers = new Map(file.alternatives.map(({ id }, at) => [id, String(at + 1)]));
	const number = (id: string) => numbers.get(id) ?? id;
	const lines = [
		`${String(file.alternatives.length)} ${String(file.seats)}`,
		...file.withdrawn.map((id) => `-${number(id)}`),
		...file.ballots.map(({ count, ranking }) =>
			[String(count), ...ranking.map((tier) => tier.map(number).join('=')), '0'].join(' '),
		),
		'0',
		...file.alternatives.map(({ name }) => `"${name}"`),
		`"${file.title}"`,
	];
	return ok(`${lines.join('\n')}\n`);
}
