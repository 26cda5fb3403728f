import { error } from '@sveltejs/kit';
import { proveInclusion, writeReceipt } from '$lib/evidence';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findCheckpoint } from '$lib/server/data/log/checkpoints';
import { readSealedTree } from '$lib/server/data/log/sealedTree';
import { readEntry } from '$lib/server/data/results';
import { findPublicExercise } from '../../../findExercise.server';
import type { RequestHandler } from './$types';

/** That a line is in the record, to be kept and checked without anybody's help (C2SP tlog-proof). Lines count from one. */
export const GET: RequestHandler = async ({ params }) => {
	if (!/^[1-9]\d{0,8}$/.test(params.line)) error(404, 'not_found');
	const backend = anonymousBackend();
	const index = Number(params.line) - 1;
	const exercise = await findPublicExercise(params.slug);
	const newest = await findCheckpoint(backend, exercise.id);
	if (newest === null || index >= newest.size) error(404, 'not_found');
	const tree = (await readSealedTree(backend, exercise.id, newest.size)) ?? error(503, 'log_halted');
	const entry = (await readEntry(backend, exercise.id, index)) ?? error(503, 'log_halted');
	const receipt = writeReceipt({
		index,
		proof: proveInclusion(tree, index),
		checkpoint: newest.note,
		extra: new TextEncoder().encode(entry.entry),
	});
	return new Response(receipt, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="${params.slug}-${params.line}.tlog-proof"`,
			'cache-control': 'no-cache',
		},
	});
};
