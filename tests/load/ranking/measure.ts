/** Starts a watch that reads milliseconds, of this process alone: others on the machine must not count. */
export function startWatch(): () => number {
	const wall = performance.now();
	const processor = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(processor);
		// on a quiet machine helping threads make the processor time the longer one
		return Math.min(performance.now() - wall, (user + system) / 1000);
	};
}

/** The best of several times, in milliseconds: what the machine can do when nobody else asks for it. */
export function measure(work: () => unknown, { times = 5, forMs = 600 } = {}): number {
	let least = Infinity;
	const started = performance.now();
	for (let time = 0; time < times || (time < 200 && performance.now() - started < forMs); time++) {
		const read = startWatch();
		work();
		least = Math.min(least, read());
		// what takes long is measured once
		if (performance.now() - started > 10_000) break;
	}
	return least;
}

/** A goal of the library, and whether this run reaches it. */
export interface Goal {
	readonly text: string;
	readonly reached: boolean;
	/** Whether it is one that must be reached; the others are for pride. */
	readonly must: boolean;
}

const missed: string[] = [];

export function section(title: string): void {
	console.log(`\n${title}`);
}

/** One line: what, how long, beside what, and the goals. */
export function report(
	what: string,
	ms: number,
	beside: readonly string[] = [],
	goals: readonly Goal[] = [],
): void {
	const verdicts = goals.map(({ text, reached, must }) => {
		if (!reached && must) missed.push(`${what}: ${text}`);
		return `${reached ? 'reached' : 'NOT REACHED'}: ${text}${must ? '' : ' (stretch)'}`;
	});
	console.log(`  ${what.padEnd(46)} ${writeMs(ms).padStart(10)}   ${[...beside, ...verdicts].join('; ')}`);
}

/** A measured thing that is not a time. */
export function tell(what: string, value: string, goals: readonly Goal[] = []): void {
	for (const { text, reached, must } of goals) if (!reached && must) missed.push(`${what}: ${text}`);
	const verdicts = goals.map(({ text, reached }) => `${reached ? 'reached' : 'NOT REACHED'}: ${text}`);
	console.log(`  ${what.padEnd(46)} ${value.padStart(10)}   ${verdicts.join('; ')}`);
}

export function note(text: string): void {
	console.log(`    ${text}`);
}

export function listMissed(): readonly string[] {
	return missed;
}

export function writeMs(ms: number): string {
	return ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
}

/** `atMost(ours, theirs, 5, 'scalar C')`: we take at most five times as long as they do. */
export function atMost(ours: number, theirs: number, factor: number, whom: string, must = true): Goal {
	return {
		text: `${(ours / theirs).toFixed(2)} × ${whom}, goal ≤ ${factor}`,
		reached: ours <= theirs * factor,
		must,
	};
}

/** `fasterThan(ours, theirs, 20, 'votes')`: they take at least twenty times as long as we do. */
export function fasterThan(ours: number, theirs: number, factor: number, whom: string, must = true): Goal {
	return {
		text: `${(theirs / ours).toFixed(theirs / ours < 10 ? 1 : 0)} × faster than ${whom}, goal ≥ ${factor}`,
		reached: theirs >= ours * factor,
		must,
	};
}
