import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shareOf, watchSteps, type Step } from './watchSteps';

/** A server that says these pieces, one after the other, and then hangs up or stays. */
async function listen(pieces: readonly string[], stays = false): Promise<string> {
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'application/x-ndjson' });
		const say = (at: number) => {
			const piece = pieces[at];
			if (piece !== undefined) response.write(piece, () => setTimeout(say, 5, at + 1));
			else if (!stays) response.end();
		};
		say(0);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}

async function watch(address: string, signal = new AbortController().signal) {
	const steps: Step[] = [];
	const ended = await watchSteps(address, signal, (step) => steps.push(step)).then(
		() => 'whole',
		(problem: unknown) => (problem instanceof Error ? problem.name : 'unknown'),
	);
	return { steps, ended };
}

describe('how far an expediente is', () => {
	it('is read line by line, however the lines are cut', async () => {
		const address = await listen([
			'{"step":"read","done":1000,"of":4000}\n{"step":"re',
			'ad","done":4000,"of":4000}\n{"step":"other"}\n',
			'{"step":"pack"}\n{"step":"done","bytes":9}\n',
		]);
		const { steps, ended } = await watch(address);
		expect(steps.map(({ step }) => step)).toEqual(['read', 'read', 'pack', 'done']);
		expect(steps.map(shareOf)).toEqual([15, 60, 90, 100]);
		expect(ended).toBe('whole');
	});

	it('is a failure when it is cut short, and ends when nobody waits any more', async () => {
		expect((await watch(await listen(['{"step":"read","done":1,"of":2}\n']))).ended).toBe('Error');
		const leaving = new AbortController();
		setTimeout(() => {
			leaving.abort();
		}, 50);
		const { ended } = await watch(await listen(['{"step":"pack"}\n'], true), leaving.signal);
		expect(ended).toBe('AbortError');
	});

	it('never goes back from reading to writing to packing', () => {
		const shares = [
			shareOf({ step: 'read', done: 0, of: 10 }),
			shareOf({ step: 'read', done: 10, of: 10 }),
			shareOf({ step: 'write', done: 0, of: 3 }),
			shareOf({ step: 'write', done: 3, of: 3 }),
			shareOf({ step: 'pack' }),
			shareOf({ step: 'done' }),
		];
		expect(shares).toEqual([0, 60, 60, 90, 90, 100]);
		expect(shareOf({ step: 'begun' })).toBeNull();
	});
});
