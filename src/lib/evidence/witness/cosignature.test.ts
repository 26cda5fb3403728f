import { describe, expect, it } from 'vitest';
import { base64, fromBase64 } from '../log/base64';
import { publicKeyOf, signMessage } from '../log/ed25519';
import { checkCosignature, cosign, readWitnessKey, takeCosignature, writeWitnessKey } from './cosignature';
import {
	checkSignature,
	keyIdOf,
	readNote,
	signNote,
	writeSignatureLine,
	writeVerifierKey,
	type SignedNote,
} from '../log/signedNote';

const logKey = new Uint8Array(32).fill(1);
const privateKey = new Uint8Array(32).fill(2);
const witness = { name: 'testigo/sociedad', publicKey: publicKeyOf(privateKey) };
const text = 'prioriza/ficticio-2026\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';
const noted = signNote(text, [{ name: 'prioriza/ficticio-2026', privateKey: logKey }]);
const line = cosign(text, { name: witness.name, privateKey }, 1_767_225_600);

function read(note: string): SignedNote {
	const parsed = readNote(note);
	if (!parsed.ok) throw new Error(parsed.error);
	return parsed.value;
}

/** A line as the format says, of a time that the product may not write. */
function signAt(seconds: bigint): string {
	const message = new TextEncoder().encode(`cosignature/v1\ntime ${seconds}\n${text}`);
	const time = Buffer.alloc(8);
	time.writeBigUInt64BE(seconds);
	const signature = Uint8Array.of(...time, ...signMessage(message, privateKey));
	return writeSignatureLine({ name: witness.name, keyId: keyIdOf(witness, 4), signature });
}

/** The line with its bytes changed. */
function spoil(change: (bytes: Uint8Array) => void): string {
	const [dash = '', name = '', encoded = ''] = line.trimEnd().split(' ');
	const bytes = fromBase64(encoded) ?? new Uint8Array();
	change(bytes);
	return `${dash} ${name} ${base64(bytes)}\n`;
}

describe('a cosignature', () => {
	it('is known by its time, under a note that its log signed', () => {
		const note = read(noted + line);
		expect(checkCosignature(note, witness)).toBe(1_767_225_600);
		expect(checkSignature(note, { name: 'prioriza/ficticio-2026', publicKey: publicKeyOf(logKey) })).toBe(
			true,
		);
		// A log that uses the same key under the same name is not the witness, nor the other way round.
		expect(checkSignature(note, witness)).toBe('unknown');
	});

	it('has the form of C2SP: key id of kind 4, eight bytes of time, the signature', () => {
		const bytes = fromBase64(line.trimEnd().split(' ')[2] ?? '') ?? new Uint8Array();
		expect(bytes).toHaveLength(4 + 8 + 64);
		expect(Buffer.from(bytes.slice(4, 12)).readBigUInt64BE()).toBe(1_767_225_600n);
	});

	it('may be of the first second and of the last that a calendar shows', () => {
		for (const seconds of [0, 253_402_300_799]) {
			const written = cosign(text, { name: witness.name, privateKey }, seconds);
			expect(written).toBe(signAt(BigInt(seconds)));
			expect(checkCosignature(read(noted + written), witness)).toBe(seconds);
		}
	});

	it('counts once, at its latest time', () => {
		const later = cosign(text, { name: witness.name, privateKey }, 1_767_225_700);
		expect(checkCosignature(read(noted + later + line), witness)).toBe(1_767_225_700);
	});

	it.each<[string, string]>([
		['another time', spoil((bytes) => (bytes[11] = (bytes[11] ?? 0) ^ 1))],
		['a time beyond all calendars', spoil((bytes) => (bytes[4] = 0xff))],
		['the second after the last, well signed', signAt(253_402_300_800n)],
		['less than a time', `— ${witness.name} ${base64(Uint8Array.of(...keyIdOf(witness, 4), 1))}\n`],
		['a changed signature', spoil((bytes) => (bytes[40] = (bytes[40] ?? 0) ^ 1))],
		['a log’s signature in its place', line.slice(0, -1).replace(/ \S+$/, ` ${shorten(line)}\n`)],
	])('with %s makes the note false', (_, other) => {
		expect(checkCosignature(read(noted + other), witness)).toBe(false);
		expect(checkCosignature(read(noted + line + other), witness)).toBe(false);
	});

	it('of another text or of somebody else is not this one', () => {
		const elsewhere = cosign(
			text.replace('\n3\n', '\n4\n'),
			{ name: witness.name, privateKey },
			1_767_225_600,
		);
		expect(checkCosignature(read(noted + elsewhere), witness)).toBe(false);
		const other = cosign(text, { name: 'testigo/otro', privateKey }, 1_767_225_600);
		expect(checkCosignature(read(noted + other), witness)).toBe('unknown');
		expect(checkCosignature(read(noted), witness)).toBe('unknown');
	});

	it('is taken as it stands under the note, the first line of its witness alone', () => {
		const later = cosign(text, { name: witness.name, privateKey }, 1_767_225_700);
		const other = cosign(text, { name: 'testigo/otro', privateKey }, 1_767_225_600);
		const spoilt = spoil((bytes) => (bytes[40] = (bytes[40] ?? 0) ^ 1));
		expect(takeCosignature(read(noted), witness)).toBeNull();
		expect(takeCosignature(read(noted + other), witness)).toBeNull();
		expect(takeCosignature(read(noted + other + line), witness)).toBe(line);
		expect(takeCosignature(read(noted + later + line), witness)).toBe(later);
		expect(takeCosignature(read(noted + line + spoilt), witness)).toBe(line);
		expect(takeCosignature(read(noted + spoilt + line), witness)).toBe(false);
	});

	it('is not made with a name or a time that nobody could read again', () => {
		for (const name of ['', 'dos palabras', 'a+b'])
			expect(() => cosign(text, { name, privateKey }, 1)).toThrow(
				new TypeError(`Not the name of a key: ${name}`),
			);
		for (const seconds of [-1, 1.5, Number.NaN, 253_402_300_800])
			expect(() => cosign(text, { name: witness.name, privateKey }, seconds)).toThrow(
				new RangeError('Not a time'),
			);
	});
});

/** What the line carries without its time. */
function shorten(whole: string): string {
	const bytes = fromBase64(whole.trimEnd().split(' ')[2] ?? '') ?? new Uint8Array();
	return base64(Uint8Array.of(...bytes.slice(0, 4), ...bytes.slice(12)));
}

describe('the key of a witness in one line', () => {
	it('is read as it was written', () => {
		expect(readWitnessKey(writeWitnessKey(witness))).toEqual(witness);
	});

	it.each([
		['the key of a log', writeVerifierKey(witness)],
		['another id', writeWitnessKey(witness).replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
		['no name', writeWitnessKey(witness).replace(/^[^+]+/, '')],
		['a key that nobody can sign with', `a+00000000+${base64(Uint8Array.of(4, ...new Uint8Array(32)))}`],
		['words', 'mi llave'],
	])('with %s is none', (_, written) => {
		expect(readWitnessKey(written)).toBeNull();
	});
});
