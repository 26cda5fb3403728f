/** Something large that is built from a state of the data. */
interface Built {
	readonly bytes: Uint8Array;
}

/** A building begun at a state, which several may wait for. */
interface Building<T> {
	readonly state: string;
	readonly built: Promise<T>;
}

/** How often it is built for one request while the data moves under it; then what there is has to do. */
const mostTries = 2;

/**
 * Builds a thing once per state, whoever asks: requests for a state that is being built wait for that one building, no
 * subject is built twice at a time, and the newest few are kept, up to so many bytes.
 *
 * The state is read for every request, so what is no longer so is never given; and once more after the building, so
 * that nothing is kept under a state it was not built from. Each process keeps its own: another one builds for itself.
 */
export function keepBuilt<T extends Built>(mostBytes: number) {
	/** The one asked for longest ago first. */
	const kept = new Map<string, T>();
	const underWay = new Map<string, Building<T>>();

	function keep(state: string, built: T): void {
		if (built.bytes.length > mostBytes) return;
		kept.set(state, built);
		let bytes = [...kept.values()].reduce((total, one) => total + one.bytes.length, 0);
		for (const [oldest, { bytes: own }] of kept) {
			if (bytes <= mostBytes) return;
			kept.delete(oldest);
			bytes -= own.length;
		}
	}

	function findKept(state: string): T | undefined {
		const found = kept.get(state);
		if (found === undefined) return undefined;
		kept.delete(state);
		kept.set(state, found);
		return found;
	}

	async function build(begunAt: string, readState: () => Promise<string>, make: () => Promise<T>) {
		let state = begunAt;
		for (let tries = 1; ; tries += 1) {
			const built = await make();
			const after = await readState();
			if (after === state) keep(state, built);
			if (after === state || tries === mostTries) return built;
			state = after;
		}
	}

	function begin(
		subject: string,
		state: string,
		readState: () => Promise<string>,
		make: () => Promise<T>,
	): Promise<T> {
		const built = build(state, readState, make).finally(() => underWay.delete(subject));
		underWay.set(subject, { state, built });
		return built;
	}

	/** `state` names what the subject is built from; two subjects never have one state. */
	return async function takeBuilt(
		subject: string,
		readState: () => Promise<string>,
		make: () => Promise<T>,
	): Promise<T> {
		const state = await readState();
		const found = findKept(state);
		if (found) return found;
		const other = underWay.get(subject);
		if (!other) return begin(subject, state, readState, make);
		if (other.state === state) return other.built;
		// Begun before the data moved: its end is awaited, its outcome is for those who asked for it.
		await Promise.allSettled([other.built]);
		const now = await readState();
		// Whatever is under way by now began after this request, so it is as new as what would be built for it alone.
		return findKept(now) ?? underWay.get(subject)?.built ?? begin(subject, now, readState, make);
	};
}
