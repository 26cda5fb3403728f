import { describe, expect, it } from 'vitest';
import { base64url } from '../base64url';
import { commit } from '../commitment';
import { openBundle, parseOpenings, type Opening } from './openings';
import { readBundle } from './readBundle';
import { writeBundle } from './writeBundle';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const hash = base64url(new Uint8Array(32).fill(7));
const encode = (text: string) => new TextEncoder().encode(text);
const answers = Array.from({ length: 12 }, (_, at) => ({
	content: { v: 1, survey: id(1), instrument: hash, language: 'es', answers: { pregunta: at } },
	salt: base64url(new Uint8Array(32).fill(at)),
}));
const commitmentOf = ({ content }: Opening, at: number) =>
	commit('response', new Uint8Array(32).fill(at), content);

const publicBytes = writeBundle({
	exercise: { id: id(9), slug: 'ficticio-2026', name: 'Ejercicio ficticio' },
	software: 'prioriza/0.1.0',
	entries: [],
	instruments: [],
	notices: [],
	rulesets: [],
	results: [],
	ballots: [],
	documents: [],
	attachments: [{ path: 'ficha.html', bytes: encode('<p>') }],
});

function read(bytes: Uint8Array) {
	const bundle = readBundle(bytes);
	if (!bundle.ok) throw new Error(bundle.error.code);
	return bundle.value;
}
const open = (openings: Iterable<Opening>) =>
	read(openBundle(read(publicBytes), [{ kind: 'response', subject: id(1), openings }]));
const file = `openings/responses/${id(1)}.jsonl`;

describe('a bundle with openings', () => {
	it('is the public one, file by file, and says what it is', () => {
		const [before, after] = [read(publicBytes), open(answers)];
		expect(before.manifest.edition).toBeUndefined();
		expect(after.manifest.edition).toBe('guarantor');
		expect([...after.files.keys()]).toEqual([...before.files.keys(), file].sort());
		expect(after.files.get('ficha.html')).toEqual(before.files.get('ficha.html'));
		expect(after.manifest.files.map(({ path }) => path)).toEqual(
			[...after.files.keys()].filter((path) => path !== 'manifest.json'),
		);
	});

	it('has no file of what nobody answered', () => {
		expect([...open([]).files.keys()]).toEqual([...read(publicBytes).files.keys()]);
	});

	it('gives them in the order of their commitments, whoever came first', () => {
		const bytes = open(answers).files.get(file) ?? new Uint8Array();
		expect(open(answers.toReversed()).files.get(file)).toEqual(bytes);
		const opened = parseOpenings('response', bytes);
		if ('badLine' in opened) throw new Error(`line ${String(opened.badLine)}`);
		const commitments = answers.map(commitmentOf);
		const inBytes = (text: string) => Buffer.from(text, 'base64url').toString('hex');
		expect(opened.map(({ commitment }) => inBytes(commitment))).toEqual(commitments.map(inBytes).sort());
		for (const { content, commitment } of opened)
			expect(content).toEqual(answers[commitments.indexOf(commitment)]?.content);
	});

	it('refuses a salt that is none', () => {
		for (const salt of ['', 'corta', 'no es base64url'])
			expect(() => open([{ content: {}, salt }])).toThrow(new RangeError('A salt has 32 bytes'));
	});
});

describe('a file of openings', () => {
	const text = new TextDecoder().decode(open(answers).files.get(file));
	const [first = '', second = ''] = text.split('\n');
	const parse = (lines: string) => parseOpenings('response', encode(lines));

	it.each<[string, string, number]>([
		['nothing', '', 0],
		['no end', first, 1],
		['no end of its second line', `${first}\n${second}`, 2],
		['an empty line', `${first}\n\n`, 2],
		['a space', `${first}\n{ ${second.slice(1)}\n`, 2],
		['a short salt', `${first.replace(/"salt":"./, '"salt":"')}\n`, 1],
		['something more', `${first.replace('{"content"', '{"algo":1,"content"')}\n`, 1],
		['a ballot', `${first}\n${second.replace('"answers"', '"tiers"')}\n`, 2],
	])('with %s is none, and says from which line on', (_, lines, badLine) => {
		expect(parse(lines)).toEqual({ badLine });
	});

	it('is read by what it is of', () => {
		expect(parse(`${first}\n${second}\n`)).toHaveLength(2);
		expect(parseOpenings('ballot', encode(text))).toEqual({ badLine: 1 });
	});
});
