import { readTallyRecord } from '$lib/verifier/record/readTallyRecord';
import { verifyRecord } from '$lib/verifier/record/verifyRecord';
import { listParts } from './listParts';
import type { RecountReply } from './recountParts';

// Reading a record and comparing all of it may take seconds: away from the page, which stays alive.

addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
	const read = readTallyRecord(data);
	if (read.ok) answer({ kind: 'parts', parts: listParts(read.value.record) });
	answer({ kind: 'verified', report: verifyRecord(data) });
});

function answer(reply: RecountReply): void {
	postMessage(reply);
}
