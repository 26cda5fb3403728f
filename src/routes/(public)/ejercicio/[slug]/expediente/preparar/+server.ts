import { watchExpediente } from '../readExpediente.server';
import { findPublicExercise } from '../../findExercise.server';
import type { RequestHandler } from './$types';

/** As often as a page can show it. */
const everyMs = 200;

/**
 * Builds the expediente and tells how far it is, a JSON object a line; the last one is `done` or `failed`. Whoever
 * downloads it then gets what is kept. Hanging up stops the telling and not the building: others may wait for it.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
	// What is not there is said before anything is told.
	await findPublicExercise(params.slug);
	let isHeard = true;
	const stream = new ReadableStream<Uint8Array>({
		start(controller) {
			const encoder = new TextEncoder();
			const say = (line: object) => {
				if (isHeard) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
			};
			let step = '';
			let told = 0;
			watchExpediente(params.slug, locals.site.origin, (now) => {
				if (now.step === step && Date.now() - told < everyMs) return;
				step = now.step;
				told = Date.now();
				say(now);
			})
				.then(({ bytes }) => {
					say({ step: 'done', bytes: bytes.length });
				})
				.catch((error: unknown) => {
					console.error('expediente:', error instanceof Error ? error.message : 'failed');
					say({ step: 'failed' });
				})
				.finally(() => {
					if (isHeard) controller.close();
				});
		},
		cancel() {
			isHeard = false;
		},
	});
	return new Response(stream, {
		headers: {
			'content-type': 'application/x-ndjson',
			'cache-control': 'no-store',
			// A proxy that gathers the answer would tell everything at the end.
			'x-accel-buffering': 'no',
		},
	});
};
