import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { matchesSlowHash, slowHash } from './slowHash';

const salt = new Uint8Array(16).fill(7);

test('a secret matches its own hash and no other', async () => {
	const stored = await slowHash('482913', salt);
	expect(await matchesSlowHash('482913', stored)).toBe(true);
	for (const other of ['482914', '', '4829130']) expect(await matchesSlowHash(other, stored)).toBe(false);
	const changed = stored.replace(/.$/, (end) => (end === 'A' ? 'E' : 'A'));
	expect(await matchesSlowHash('482913', changed)).toBe(false);
	expect(await matchesSlowHash('482913', stored.replace('600000', '600001'))).toBe(false);
});

test('it is PBKDF2 as others compute it, and says nothing of the secret', async () => {
	const stored = await slowHash('482913', salt);
	const expected = pbkdf2Sync('482913', salt, 600_000, 32, 'sha256').toString('base64url');
	expect(stored).toBe(`pbkdf2-sha256$600000$${Buffer.from(salt).toString('base64url')}$${expected}`);
	expect(await slowHash('482913', new Uint8Array(16))).not.toContain(expected);
});

test('what is no hash matches nothing, and a salt has sixteen bytes', async () => {
	for (const text of ['', '482913', 'pbkdf2-sha256$1$AAAAAAAAAAAAAAAAAAAAAA$A'])
		expect(await matchesSlowHash('482913', text)).toBe(false);
	await expect(slowHash('482913', new Uint8Array(8))).rejects.toThrow(new RangeError('A salt has 16 bytes'));
});

test('a salt or a cost that nobody would write is none', async () => {
	const ofNothing = pbkdf2Sync('482913', '', 600_000, 32, 'sha256').toString('base64url');
	// The last letter has bits to spare that are not zero.
	expect(await matchesSlowHash('482913', `pbkdf2-sha256$600000$${'A'.repeat(21)}B$${ofNothing}`)).toBe(false);
	expect(await matchesSlowHash('482913', `pbkdf2-sha256$000000$${'A'.repeat(22)}$${ofNothing}`)).toBe(false);
});
