import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sentAnswerShape } from '$lib/domain/survey/delivery/sentAnswerShape';
import { junkJson } from '../../../../../tests/e2e/fuzz/junk';
import { readJson } from './json';

const isFull = process.env['PRIORIZA_FULL'] === '1';
const cases = isFull ? 20_000 : 1_000;
const megabyte = 1024 * 1024;
const largest = 40_000;

it('T17 no body sent as an answer takes long to be refused, nor leaves anything behind', async () => {
	const bodies = fc.sample(junkJson, cases);
	const read = async (body: Buffer) => {
		const request = new Request('http://localhost/', { method: 'POST', body: new Uint8Array(body) });
		// What this process worked, not what others on the machine made it wait.
		const began = process.cpuUsage();
		const answer = await readJson(request, largest, sentAnswerShape);
		const { user, system } = process.cpuUsage(began);
		return { answer, milliseconds: (user + system) / 1000 };
	};
	// What is compiled on first use is not of any body.
	for (const body of bodies.slice(0, 50)) await read(body);
	const before = process.memoryUsage().heapUsed;
	const slow: string[] = [];
	for (const body of bodies) {
		const first = await read(body);
		expect(first.answer.ok).toBe(false);
		let { milliseconds } = first;
		// The collector of garbage comes when it likes: what is slow is slow each time.
		for (let again = 0; milliseconds > 50 && again < 3; again += 1) ({ milliseconds } = await read(body));
		if (milliseconds > 50) slow.push(`${String(milliseconds)} ms: ${body.subarray(0, 80).toString()}`);
	}
	expect(slow).toEqual([]);
	expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * megabyte);
});
