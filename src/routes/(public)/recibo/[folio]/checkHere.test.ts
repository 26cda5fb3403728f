import { describe, expect, it } from 'vitest';
import { base64url } from '$lib/evidence/base64url';
import { canonicalText } from '$lib/evidence/canonical';
import { commit } from '$lib/evidence/commitment';
import { writeOwnCopy } from '$lib/basics/copies/ownCopy';
import { signCheckpoint } from '$lib/evidence/log/checkpoint';
import { buildTree, joinHashes, rootOf } from '$lib/evidence/log/hashTree';
import { cutTile, readTilePath } from '$lib/evidence/log/tiles';
import { hashLeaf } from '$lib/evidence/merkle';
import { commitmentOf, compareCopy, findInRecord } from './checkHere';

const salt = new Uint8Array(32).fill(7);
const content = { v: 1, survey: 'una', answers: { agua: 'La fuga' } };
const commitment = commit('response', salt, content);
const entry = canonicalText({ v: 1, type: 'response', exercise: 'uno', body: { commitment } });
const copy = { folio: 'EETW-YFAQ', content: canonicalText(content), salt: base64url(salt) };
const SIZE = 700;
const INDEX = 513;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const leaves = Array.from({ length: SIZE }, (_, at) =>
	hashLeaf(bytesOf(at === INDEX ? entry : `otra ${at.toString()}`)),
);
const tree = buildTree(joinHashes(leaves));
const facts = { record: '/ejercicio/uno/registro', line: INDEX + 1, entry, folio: copy.folio };

/** The record as our server publishes it, and every address that was asked for. */
function publish(root = rootOf(tree)) {
	const asked: string[] = [];
	const fetch = (address: string | URL | Request): Promise<Response> => {
		const path = (typeof address === 'string' ? address : '').replace(`${facts.record}/`, '');
		asked.push(path);
		if (path === 'checkpoint') {
			const note = signCheckpoint({ origin: 'uno', size: SIZE, root }, [new Uint8Array(32).fill(1)]);
			return Promise.resolve(new Response(note));
		}
		const tile = readTilePath(path.replace('tile/', ''));
		const hashes = tile && cutTile(tree, tile);
		return Promise.resolve(hashes ? new Response(hashes.slice()) : new Response('', { status: 404 }));
	};
	return { fetch, asked };
}

describe('a line that the device looks for itself', () => {
	it('is in the record, and only whole tiles were asked for', async () => {
		const { fetch, asked } = publish();
		expect(await findInRecord(facts, fetch)).toBe('included');
		expect(asked.sort()).toEqual(['checkpoint', 'tile/0/002.p/188', 'tile/1/000.p/2']);
		// Whoever asks for the line after it asks for the same.
		const other = publish();
		await findInRecord({ ...facts, line: INDEX + 2 }, other.fetch);
		expect(other.asked.sort()).toEqual(asked);
	});

	it.each([
		['another entry', { ...facts, entry: entry.replace('una', 'otra').replace('uno', 'dos') }],
		['another line', { ...facts, line: INDEX }],
	])('is missing with %s', async (_, changed) => {
		expect(await findInRecord(changed, publish().fetch)).toBe('missing');
	});

	it('waits for the seal that reaches it', async () => {
		expect(await findInRecord({ ...facts, line: SIZE + 1 }, publish().fetch)).toBe('not-yet');
	});

	it('is missing where the seal has another root than the tiles', async () => {
		expect(await findInRecord(facts, publish(new Uint8Array(32)).fetch)).toBe('missing');
	});

	it('says that nothing could be fetched', async () => {
		expect(await findInRecord(facts, () => Promise.reject(new TypeError('offline')))).toBe('unreachable');
		expect(await findInRecord(facts, () => Promise.resolve(new Response('<html>')))).toBe('unreachable');
		expect(await findInRecord(facts, () => Promise.resolve(new Response('', { status: 503 })))).toBe(
			'unreachable',
		);
	});
});

describe('a copy that was kept', () => {
	const compare = (text: string) => compareCopy(new Blob([text]), facts);

	it('is what the record is bound to, or is not', async () => {
		expect(await compare(writeOwnCopy(copy))).toBe('matches');
		const changed = copy.content.replace('fuga', 'llave');
		expect(await compare(writeOwnCopy({ ...copy, content: changed }))).toBe('differs');
		expect(await compare(writeOwnCopy({ ...copy, content: ` ${copy.content}` }))).toBe('differs');
		expect(await compare(writeOwnCopy({ ...copy, folio: 'AAAA-AAAA' }))).toBe('other-folio');
		expect(await compare('otra cosa')).toBe('no-copy');
		expect(await compareCopy(new Blob([new Uint8Array(1_000_001)]), facts)).toBe('no-copy');
	});
});

describe('the commitment of a copy', () => {
	it('is the one that was sent', () => {
		expect(commitmentOf(copy)).toBe(commitment);
	});

	it('gives another commitment with one letter or the salt changed', () => {
		const sent = commitmentOf(copy);
		expect(commitmentOf({ ...copy, content: copy.content.replace('fuga', 'Fuga') })).not.toBe(sent);
		expect(commitmentOf({ ...copy, salt: base64url(new Uint8Array(32)) })).not.toBe(sent);
	});

	it('gives none in another spelling', () => {
		for (const content of [` ${copy.content}`, '{"a":1.5}', '{"a":1,"a":2}', 'no'])
			expect(commitmentOf({ ...copy, content }), content).toBeNull();
	});
});
