import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CHALLENGE_PATH, proveWork, solve } from './proveWork';

const challengeOf = (number: number, maxnumber = 50_000) => {
	const salt = '0123456789abcdef01234567?expires=1763760000&survey=una&';
	return {
		algorithm: 'SHA-256' as const,
		challenge: createHash('sha256').update(`${salt}${number.toString()}`).digest('hex'),
		salt,
		signature: 'f'.repeat(64),
		maxnumber,
	};
};
const answering =
	(body: unknown, status = 200): typeof fetch =>
	(input) => {
		expect(input).toBe(`${CHALLENGE_PATH}?encuesta=una`);
		return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));
	};

describe('the work of a device', () => {
	it('is done for the survey that is answered', async () => {
		const proof = await proveWork('{"survey":"una"}', answering(challengeOf(1_234)));
		expect(JSON.parse(atob(proof ?? ''))).toMatchObject({ number: 1_234 });
	});

	it('leaves room for taps between two stretches', async () => {
		let turns = 0;
		const beat = setInterval(() => (turns += 1), 1);
		await solve(challengeOf(40_000));
		clearInterval(beat);
		expect(turns).toBeGreaterThan(2);
	});

	it.each([
		['nothing solves it', challengeOf(900, 100), 200],
		['there is no survey', { code: 'survey_unknown' }, 404],
		['the network asks to sign in', '<html></html>', 200],
		['it is of another kind', { ...challengeOf(1), algorithm: 'SHA-1' }, 200],
	])('is given up where %s, and the answer goes without', async (_, body, status) => {
		expect(await proveWork('{"survey":"una"}', answering(body, status))).toBeNull();
	});

	it('is not asked for where nobody knows what is answered', async () => {
		const never: typeof fetch = () => Promise.reject(new Error('nothing is asked'));
		for (const content of ['{}', '{"survey":1}', 'nada']) expect(await proveWork(content, never)).toBeNull();
	});

	it('is given up without a network', async () => {
		expect(await proveWork('{"survey":"una"}', () => Promise.reject(new TypeError('no network')))).toBeNull();
	});
});
