import { describe, expect, it } from 'vitest';
import { base64url } from './base64url';
import { canonicalText } from './canonical';
import { commit } from './commitment';
import { commitmentOf, readOwnCopy, writeOwnCopy } from './ownCopy';

const salt = new Uint8Array(32).map((_, at) => at);
const answered = { v: 1, survey: '00000000-0000-4000-8000-000000000003', answers: { agua: 'La fuga' } };
const copy = { folio: 'EETW-YFAQ', content: canonicalText(answered), salt: base64url(salt) };

describe('a copy of what was sent', () => {
	it('comes back as it was kept, and gives the commitment that was sent', () => {
		expect(readOwnCopy(writeOwnCopy(copy))).toEqual(copy);
		expect(commitmentOf(copy)).toBe(commit('response', salt, answered));
	});

	it('gives another commitment with one letter or the salt changed', () => {
		const sent = commitmentOf(copy);
		expect(commitmentOf({ ...copy, content: copy.content.replace('fuga', 'Fuga') })).not.toBe(sent);
		expect(commitmentOf({ ...copy, salt: base64url(new Uint8Array(32)) })).not.toBe(sent);
	});

	it('gives none in another spelling', () => {
		for (const content of [` ${copy.content}`, '{"a":1.5}', '[]', 'null', '{"a":1,"a":2}', 'no'])
			expect(commitmentOf({ ...copy, content }), content).toBeNull();
	});

	it('is told from any other file', () => {
		const written = writeOwnCopy(copy);
		const others = [
			'',
			'null',
			'[]',
			'{}',
			'no es JSON',
			written.replace('"v": 1', '"v": 2'),
			written.replace('own-copy', 'device-answers'),
			written.replace(copy.salt, 'corta'),
			JSON.stringify({ ...copy, v: 1, kind: 'prioriza/own-copy', folio: 7 }),
		];
		for (const text of others) expect(readOwnCopy(text), text).toBeNull();
	});
});
