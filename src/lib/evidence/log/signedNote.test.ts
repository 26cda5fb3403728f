import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { base64, fromBase64 } from './base64';
import { isPublicKey, publicKeyOf, signMessage, verifySignature } from './ed25519';
import {
	checkSignature,
	isKeyName,
	readNote,
	readVerifierKey,
	signNote,
	tidyNote,
	writeVerifierKey,
	type NoteKey,
	type SignedNote,
} from './signedNote';

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const privateKey = Uint8Array.from({ length: 32 }, (_, at) => at);
const key: NoteKey = { name: 'prioriza/ficticio', publicKey: publicKeyOf(privateKey) };

function read(note: string): SignedNote {
	const parsed = readNote(note);
	if (!parsed.ok) throw new Error(parsed.error);
	return parsed.value;
}

// RFC 8032, section 7.1: secret key, public key, message, signature.
test.each([
	[
		'9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
		'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
		'',
		'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
	],
	[
		'4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
		'3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
		'72',
		'92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
	],
])('the key of RFC 8032 %s has its public key and signature', (secret, publicHex, message, signature) => {
	if (secret.startsWith('4ccd'))
		expect(Buffer.from(publicKeyOf(fromHex(secret))).toString('hex')).toBe(publicHex);
	expect(verifySignature(fromHex(signature), fromHex(message), fromHex(publicHex))).toBe(true);
	const spoilt = fromHex(signature);
	spoilt[40] = (spoilt[40] ?? 0) ^ 1;
	expect(verifySignature(spoilt, fromHex(message), fromHex(publicHex))).toBe(false);
	expect(verifySignature(fromHex(signature), fromHex(`${message}00`), fromHex(publicHex))).toBe(false);
});

test.each([0, 32, 63, 65])('a signature has no %i bytes', (length) => {
	const message = Uint8Array.of(1);
	const signature = signMessage(message, privateKey);
	const other = Uint8Array.from({ length }, (_, at) => signature[at] ?? 0);
	expect(verifySignature(signature, message, key.publicKey)).toBe(true);
	expect(verifySignature(other, message, key.publicKey)).toBe(false);
});

test('no signature on which libraries disagree is taken', () => {
	const cases = JSON.parse(readFileSync('tests/fixtures/evidence/ed25519-speccheck.json', 'utf8')) as {
		message: string;
		pub_key: string;
		signature: string;
	}[];
	expect(cases).toHaveLength(12);
	const taken = cases.map(({ message, pub_key, signature }) =>
		verifySignature(fromHex(signature), fromHex(message), fromHex(pub_key)),
	);
	expect(taken).toEqual(cases.map(() => false));
});

test('of the cases of Wycheproof exactly the good ones are taken', () => {
	const cases = JSON.parse(readFileSync('tests/fixtures/evidence/ed25519-wycheproof.json', 'utf8')) as {
		id: number;
		key: string;
		message: string;
		signature: string;
		result: 'valid' | 'invalid';
	}[];
	expect(cases.map(({ result }) => result).filter((result) => result === 'invalid')).toHaveLength(63);
	const wrong = cases.filter(({ key: pub, message, signature, result }) => {
		const isTaken = verifySignature(fromHex(signature), fromHex(message), fromHex(pub));
		return isTaken !== (result === 'valid');
	});
	expect(wrong.map(({ id }) => id)).toEqual([]);
});

describe('a signed note', () => {
	it('is that of the C2SP example', () => {
		const published = readVerifierKey(
			'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
		);
		if (published === null) throw new Error('the published key is not read');
		const note =
			'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
		expect(checkSignature(read(note), published)).toBe(true);
		expect(checkSignature(read(note.replace('This', 'That')), published)).toBe(false);
		expect(checkSignature(read(note), key)).toBe('unknown');
	});

	it('is read as it was signed, by one key or by two', () => {
		const other = { name: 'otra', privateKey: privateKey.toReversed() };
		const note = read(signNote('uno\n\ndos\n', [{ name: key.name, privateKey }, other]));
		expect(note.text).toBe('uno\n\ndos\n');
		expect(checkSignature(note, key)).toBe(true);
		expect(checkSignature(note, { name: 'otra', publicKey: publicKeyOf(other.privateKey) })).toBe(true);
		expect(checkSignature(note, { name: 'otra', publicKey: key.publicKey })).toBe('unknown');
		expect(checkSignature(note, { ...key, name: 'tercera' })).toBe('unknown');
	});

	it('is refused as a whole when one signature of a known key is not good', () => {
		const good = signNote('texto\n', [{ name: key.name, privateKey }]);
		const line = good.split('\n')[2] ?? '';
		const bytes = fromBase64(line.split(' ')[2] ?? '') ?? new Uint8Array();
		bytes[20] = (bytes[20] ?? 0) ^ 1;
		expect(checkSignature(read(`${good}— ${key.name} ${base64(bytes)}\n`), key)).toBe(false);
	});

	it.each([
		['no signature', 'texto\n\n', 'note-malformed'],
		['no blank line', 'texto\n— a AAAAAAA=\n', 'note-malformed'],
		['a control character', 'te\rxto\n\n— a AAAAAAA=\n', 'note-not-text'],
		['no text', '\n\n— a AAAAAAA=\n', 'note-not-text'],
		['half a character', 'te\ud800xto\n\n— a AAAAAAA=\n', 'note-not-text'],
		['an end without a line feed', 'texto\n\n— a AAAAAAA=', 'note-malformed'],
		['an end other than a line feed', 'texto\n\n— a AAAAAAA=.', 'note-malformed'],
		['a line that is none after one that is', 'texto\n\n— a AAAAAAA=\n- a\n', 'note-malformed'],
		['a name alone', 'texto\n\n— a\n', 'note-malformed'],
		['another dash', 'texto\n\n- a AAAAAAA=\n', 'note-malformed'],
		['a signature with more words', 'texto\n\n— a AAAAAAA= b\n', 'note-malformed'],
		['base64 without padding', 'texto\n\n— a AAAAAAA\n', 'note-malformed'],
		['only a key id', 'texto\n\n— a AAAAAA==\n', 'note-malformed'],
		['a name with a plus sign', 'texto\n\n— a+b AAAAAAA=\n', 'note-malformed'],
		['more than a reader should bear', `${'a'.repeat(100_001)}\n\n— a AAAAAAA=\n`, 'note-too-long'],
		['too many signatures', `a\n\n${'— a AAAAAAA=\n'.repeat(65)}`, 'note-malformed'],
	])('with %s is none', (_, note, problem) => {
		expect(readNote(note)).toEqual({ ok: false, error: problem });
	});

	it('may have a hundred thousand characters and 64 signatures', () => {
		const under = '\n— a AAAAAAA=\n';
		const text = `${'a'.repeat(100_000 - under.length - 1)}\n`;
		expect(readNote(text + under)).toMatchObject({ ok: true, value: { text } });
		expect(readNote(`a${text}${under}`)).toEqual({ ok: false, error: 'note-too-long' });
		expect(readNote(`a\n\n${'— a AAAAAAA=\n'.repeat(64)}`).ok).toBe(true);
	});

	it('is not made of what could not be read back', () => {
		for (const text of ['', '\n', 'sin final', 'con\ttabulador\n', 'con \ud800\n'])
			expect(() => signNote(text, [{ name: 'a', privateKey }])).toThrow(
				new TypeError('Not the text of a note'),
			);
		for (const name of ['', 'a b', 'a+b', 'a\u00a0b', 'a\nb']) {
			expect(isKeyName(name)).toBe(false);
			expect(() => signNote('a\n', [{ name, privateKey }])).toThrow(
				new TypeError(`Not the name of a key: ${name}`),
			);
		}
	});
});

describe('a key in one line', () => {
	it('is read as it was written', () => {
		expect(readVerifierKey(writeVerifierKey(key))).toEqual(key);
	});

	it.each([
		['another id', (text: string) => text.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
		['another kind', (text: string) => text.replace(/(\+[0-9a-f]{8}\+)A/, '$1B')],
		['a short key', (text: string) => text.slice(0, -4)],
		['a longer key', (text: string) => `${text}AAAA`],
		['no key', (text: string) => text.replace(/[^+]+$/, '')],
		['what is no base64', (text: string) => `${text}!`],
		['something before', (text: string) => `+${text}`],
		['something after', (text: string) => `${text}\n`],
		['another name', (text: string) => `x${text}`],
		['a name with a space', (text: string) => text.replace('/', ' ')],
		['nothing', () => ''],
	])('with %s is none', (_, spoil) => {
		expect(readVerifierKey(spoil(writeVerifierKey(key)))).toBeNull();
	});

	it.each(['', 'a b', 'a+b', 'a\nb', 'a\u{a0}b'])(
		'under %j is none, because nothing is signed so',
		(name) => {
			expect(readVerifierKey(writeVerifierKey({ ...key, name }))).toBeNull();
		},
	);

	it('of small order is none', () => {
		const weak = { name: 'a', publicKey: fromHex(`01${'00'.repeat(31)}`) };
		expect(isPublicKey(weak.publicKey)).toBe(false);
		expect(readVerifierKey(writeVerifierKey(weak))).toBeNull();
	});

	it.each([
		['a byte less', key.publicKey.slice(1)],
		['a byte more', Uint8Array.of(...key.publicKey, 0)],
		['no point of the curve', fromHex(`02${'00'.repeat(31)}`)],
		['nothing', new Uint8Array()],
	])('with %s is none', (_, publicKey) => {
		expect(isPublicKey(publicKey)).toBe(false);
		expect(readVerifierKey(writeVerifierKey({ name: 'a', publicKey }))).toBeNull();
		expect(verifySignature(new Uint8Array(64), new Uint8Array(), publicKey)).toBe(false);
	});
});

describe('what somebody pasted', () => {
	it('is the note again, whatever the paper or the window did to its ends', () => {
		const note = signNote('uno\n\ndos\n', [{ name: key.name, privateKey }]);
		for (const pasted of [note, note.trimEnd(), `\n  ${note}\n\n`, note.replaceAll('\n', '\r\n')])
			expect(tidyNote(pasted)).toBe(note);
	});
});
