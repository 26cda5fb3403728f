import { countInWorker } from '$lib/components/counting/countInWorker';
import { trustParts } from '$lib/ui/trustParts';
import { formatPairwise } from '$lib/ranking';
import type { RecordReport } from '$lib/verifier/record/recordReport';
import { writeCounts, type NucleusPart, type RecordParts, type RecountReply } from './recountParts';

/** How the count of a nucleus stands. */
export type NucleusOutcome = 'waiting' | 'same' | 'differs' | 'sums' | 'whole';

export interface NucleusCount {
	readonly id: string;
	readonly name: string;
	readonly cast: number;
	readonly outcome: NucleusOutcome;
}

export interface RecountWatch {
	/** Told whenever a nucleus is done. */
	readonly onNuclei: (nuclei: readonly NucleusCount[]) => void;
	/** Told the share of ballots that is counted, from 0 to 1. */
	readonly onProgress: (share: number) => void;
}

/**
 * Counts a record again away from the page: the ballots of each nucleus in parts by one worker, while another compares
 * the whole record.
 *
 * @throws Error when this browser cannot.
 */
export async function recountRecord(bytes: Uint8Array, watch: RecountWatch): Promise<RecordReport> {
	trustParts();
	const worker = new Worker(new URL('./recountWorker.ts', import.meta.url), { type: 'module' });
	try {
		let counting: Promise<void> = Promise.resolve();
		const report = await new Promise<RecordReport>((resolve, reject) => {
			worker.addEventListener('message', ({ data }: MessageEvent<RecountReply>) => {
				if (data.kind === 'verified') {
					resolve(data.report);
					return;
				}
				counting = countNuclei(data.parts, watch);
				// The whole is waited for first: until then a failure here ends that wait.
				counting.catch(reject);
			});
			worker.addEventListener('error', ({ message }) => {
				reject(new Error(message === '' ? 'The worker that compares did not start.' : message));
			});
			worker.postMessage(bytes);
		});
		await counting;
		return report;
	} finally {
		worker.terminate();
	}
}

async function countNuclei(parts: RecordParts, { onNuclei, onProgress }: RecountWatch): Promise<void> {
	const { rules, nuclei } = parts;
	const outcomes = nuclei.map(({ lines }): NucleusOutcome =>
		lines === null ? 'sums' : rules === null ? 'whole' : 'waiting',
	);
	const tell = () => {
		onNuclei(
			nuclei.map(({ id, name, cast }, at) => ({ id, name, cast, outcome: outcomes[at] ?? 'waiting' })),
		);
	};
	tell();
	if (rules === null) {
		onProgress(1);
		return;
	}
	const total = nuclei.reduce((sum, { lines }) => sum + (lines?.length ?? 0), 0);
	let done = 0;
	for (const [at, { lines, stated }] of nuclei.entries()) {
		if (lines === null) continue;
		const tellShare = (share: number) => {
			onProgress(total === 0 ? 1 : (done + share * lines.length) / total);
		};
		const counted = await countInWorker(parts.alternatives, lines, rules, { onProgress: tellShare });
		done += lines.length;
		outcomes[at] = counted.ok && isAsStated(counted.value, stated) ? 'same' : 'differs';
		tell();
	}
}

type Counted = Extract<Awaited<ReturnType<typeof countInWorker>>, { ok: true }>['value'];

function isAsStated({ cast, empty, matrix }: Counted, stated: NucleusPart['stated']): boolean {
	return writeCounts(Number(cast), Number(empty), formatPairwise(matrix)) === stated;
}
