import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { queueFileShape } from '../../src/lib/domain/consultation/sealedAnswerShape';
import { stripFile } from '../../src/lib/domain/file/stripFile';
import { groupRequests, readAccessRequests } from '../../src/lib/domain/problem/accessRequests';
import { readFormFile } from '../../src/lib/server/export/forms/formFiles';
import { readTable } from '../../src/routes/(workspace)/stl/[ejercicio]/problemas/solicitudes/readTable.server';
import { listHostileFiles, type HostileFile } from '../fixtures/files/hostile';
import { CANARY } from '../fixtures/files/pictures';

const longestMs = 5_000;
const mostMemory = 150 * 1024 * 1024;

setFlagsFromString('--expose-gc');
/** What one file left behind is not what the next one needs. */
const sweep = runInNewContext('gc') as () => void;

/** What the code behind a door makes of a file: why it is refused, or what is left of it. */
async function open({ door, bytes }: HostileFile): Promise<string> {
	switch (door) {
		case 'photo':
		case 'audio': {
			const clean = stripFile(door, bytes);
			if (!clean.ok) return clean.error;
			for (const trace of [CANARY, 'Exif', '<script', 'PK\x03\x04'])
				expect(Buffer.from(clean.value.bytes).includes(trace), trace).toBe(false);
			return 'neutralised';
		}
		case 'queue': {
			try {
				return queueFileShape.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).success
					? 'taken'
					: 'refused';
			} catch (problem) {
				if (problem instanceof SyntaxError) return 'refused';
				throw problem;
			}
		}
		case 'csv':
			return openTable('a.csv', bytes);
		default: {
			const form = await readFormFile(door, bytes);
			const table = await openTable(`a.${door}`, bytes);
			return form.ok ? `neutralised, ${table}` : `${form.error}, ${table}`;
		}
	}
}

async function openTable(name: string, bytes: Uint8Array): Promise<string> {
	const rows = await readTable(name, bytes);
	if (rows === null) return 'refused';
	const read = readAccessRequests(rows);
	if (!read.ok) return read.error;
	groupRequests(read.value.requests);
	return 'neutralised';
}

it('T18 files made to harm are refused or made harmless by the code behind each import, soon and in little memory', async () => {
	const files = listHostileFiles();
	expect(new Set(files.map(({ what }) => what)).size).toBeGreaterThanOrEqual(50);
	sweep();
	const before = process.memoryUsage.rss();
	let most = before;
	// Whoever asks whether the server is well is answered between two ticks.
	let longestSilence = 0;
	let last = performance.now();
	const clock = setInterval(() => {
		longestSilence = Math.max(longestSilence, performance.now() - last);
		last = performance.now();
		most = Math.max(most, process.memoryUsage.rss());
	}, 20);
	const told: Record<string, string> = {};
	for (const file of files) {
		sweep();
		const started = performance.now();
		const outcome = await open(file);
		expect(outcome, file.what).not.toBe('taken');
		expect(performance.now() - started, `${file.door}: ${file.what}`).toBeLessThan(longestMs);
		most = Math.max(most, process.memoryUsage.rss());
		told[`${file.door}: ${file.what}`] = outcome;
		await new Promise((next) => setTimeout(next, 25));
	}
	clearInterval(clock);
	const grown = most - before;
	console.info(
		`T18 ${String(files.length)} files, +${String(Math.round(grown / 1024 / 1024))} MB, silent for ${String(Math.round(longestSilence))} ms at most`,
	);
	if (process.env['PRIORIZA_FULL'] === '1') console.info(told);
	expect(longestSilence).toBeLessThan(longestMs);
	expect(grown).toBeLessThan(mostMemory);
});
