import { open } from 'node:fs/promises';
import {
	countPairwise,
	mergePairwise,
	type PairwiseMatrix,
} from '../../../src/lib/ranking/pairwise/pairwiseMatrix';
import type { Profile } from '../../../src/lib/ranking/ballots/profile';
import { profileOf } from './ballotRows';
import { startWatch } from './measure';

// Counts a file of ballots, one byte for each place, without ever holding it: run by bench.ts in a process of its own,
// so that the memory it says is what counting takes.

const [path = '', size = 0, plainly = ''] = process.argv.slice(2);
const width = Number(size);
const chunk = new Uint8Array(width * 10_000);
const file = await open(path);
let total: PairwiseMatrix | null = null;
let whole: Profile | null = null;
let ms = 0;
try {
	for (;;) {
		const { bytesRead } = await file.read(chunk, 0, chunk.length);
		if (bytesRead === 0) break;
		const read = startWatch();
		const rows = chunk.subarray(0, bytesRead);
		const ballots = bytesRead / width;
		whole ??= profileOf({ model: 'ic', size: width, ballots, rows });
		const profile =
			ballots === whole.patternCount ? whole : profileOf({ model: 'ic', size: width, ballots, rows });
		profile.items.set(rows);
		const counted =
			plainly === 'plainly' ? countPairwise(profile, 'last', null) : countPairwise(profile, 'last');
		total = total === null ? counted : mergePairwise(total, counted);
		ms += read();
	}
} finally {
	await file.close();
}
const cells = total?.cells.numerators ?? [];
let sum = 0n;
for (let cell = 0; cell < cells.length; cell++) sum += BigInt(cells[cell] ?? 0) * BigInt(cell + 1);
console.log(JSON.stringify({ ms, sum: String(sum), peakMb: process.resourceUsage().maxRSS / 1024 }));
