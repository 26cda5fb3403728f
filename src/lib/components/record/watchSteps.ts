/** How far the server is with an expediente, as it says it: figures where there are some. */
export interface Step {
	readonly step: 'begun' | 'read' | 'write' | 'pack' | 'done' | 'failed';
	readonly done?: number;
	readonly of?: number;
	readonly bytes?: number;
}

const known: readonly string[] = ['read', 'write', 'pack', 'done', 'failed'];

/** Reads what the server tells, line by line, until it ends. Whatever else ends it is a failure. */
export async function watchSteps(
	address: string,
	signal: AbortSignal,
	show: (step: Step) => void,
): Promise<void> {
	const answer = await fetch(address, { signal });
	if (!answer.ok || answer.body === null) throw new Error(`answered ${answer.status}`);
	const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = '';
	let last = '';
	for (;;) {
		const { done, value } = await reader.read();
		if (done) break;
		const lines = (rest + value).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) {
			const told = JSON.parse(line) as Step;
			if (!known.includes(told.step)) continue;
			last = told.step;
			show(told);
		}
	}
	if (last !== 'done' && last !== 'failed') throw new Error('cut short');
}

/** A share of the whole from 0 to 100, where each step has its part; null while there are no figures. */
export function shareOf({ step, done, of }: Step): number | null {
	if (step === 'done') return 100;
	if (step === 'pack') return 90;
	if (done === undefined || of === undefined || of === 0) return null;
	return Math.round(step === 'read' ? (done / of) * 60 : 60 + (done / of) * 30);
}
