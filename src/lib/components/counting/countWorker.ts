import { startBootstrap, startCounting, type BallotCounter, type BootstrapInput } from '$lib/ranking';
import type { BootstrapWish, CountReply, CountRequest } from './countMessages';

/** Resamples between two words about how far it is. */
const RESAMPLES_AT_ONCE = 20;

let counter: BallotCounter | null = null;

addEventListener('message', ({ data }: MessageEvent<CountRequest>) => {
	switch (data.kind) {
		case 'start': {
			const started = startCounting(data.alternatives, data.rules);
			counter = started.ok ? started.value : null;
			answer(started.ok ? { kind: 'ready' } : { kind: 'refused', refusal: started.error });
			break;
		}
		case 'add': {
			const added = begun().add(data.ballots);
			answer(added.ok ? { kind: 'ready' } : { kind: 'refused', refusal: added.error });
			break;
		}
		case 'read':
			answer({ kind: 'counted', counts: begun().read() });
			break;
		case 'bootstrap':
			draw(data.input, data.options);
	}
});

function begun(): BallotCounter {
	if (counter === null) throw new Error('ballots came before their alternatives');
	return counter;
}

function draw(input: BootstrapInput, { resamples, ...options }: BootstrapWish): void {
	const run = startBootstrap(input, options);
	if (!run.ok) {
		answer({ kind: 'refused', refusal: run.error });
		return;
	}
	while (run.value.drawn() < resamples) {
		run.value.advance(Math.min(RESAMPLES_AT_ONCE, resamples - run.value.drawn()));
		answer({ kind: 'drawn', resamples: run.value.drawn() });
	}
	const ranks = run.value.summarise();
	if (ranks !== null) answer({ kind: 'ranks', ranks });
}

function answer(reply: CountReply): void {
	postMessage(reply);
}
