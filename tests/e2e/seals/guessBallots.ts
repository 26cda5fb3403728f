import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
	canonicalBytes,
	commit,
	decodeEntry,
	fromBase64url,
	hashLeaf,
	readBundle,
	type BallotContent,
	type EntryOf,
} from '../../../src/lib/evidence';
import { splitLines } from '../../../src/lib/evidence/bundle/lines';

interface Guesses {
	/** Ballots that a guess opened though their salt is nowhere: by ranking and salt. */
	opened: string[];
	/** Ballots that their own published salt opened: whoever guesses like this guesses rightly. */
	known: number;
	tried: number;
}

/** Whoever has a bundle tries every order of the problems with each salt that could be known, zero or derived. */
export async function guessBallots(bytes: Uint8Array, mostOrders: number): Promise<Guesses> {
	const bundle = readBundle(bytes);
	if (!bundle.ok) throw new Error(bundle.error.code);
	const { files } = bundle.value;
	const { lines } = splitLines(files.get('log/entries.jsonl') ?? new Uint8Array());
	const entries = lines.flatMap((line) => {
		const decoded = decodeEntry(line);
		return decoded.ok ? [decoded.value] : [];
	});
	const ballots = entries.filter((entry): entry is EntryOf<'ballot'> => entry.type === 'ballot');
	const committed = new Set(ballots.map(({ body }) => body.commitment));
	const published = [...files]
		.filter(([path]) => path.startsWith('ballots/'))
		.flatMap(([, file]) => JSON.parse(new TextDecoder().decode(file)) as Published[])
		.filter((ballot) => 'salt' in ballot);
	const salts = new Map(published.map(({ salt }) => [`published ${salt}`, saltOf(salt)]));
	salts.set('zeros', new Uint8Array(32)).set('ones', new Uint8Array(32).fill(255));
	for (const ballot of ballots) {
		const { commitment } = ballot.body;
		const line = canonicalBytes(ballot);
		salts.set(`commitment ${commitment}`, saltOf(commitment)).set(`leaf ${commitment}`, hashLeaf(line));
		salts.set(`hash ${commitment}`, sha256(saltOf(commitment))).set(`line ${commitment}`, sha256(line));
	}
	const guesses: Guesses = { opened: [], known: 0, tried: 0 };
	for (const { salt, content } of published)
		if (committed.has(commit('ballot', saltOf(salt), content))) guesses.known += 1;
	for (const { body } of entries.filter((entry) => entry.type === 'ranking.opened')) {
		const { ranking, methodology } = body;
		for (const [at, name] of [ranking, methodology, body.prioritization].entries())
			salts.set(`name ${ranking} ${at.toString()}`, sha256(new TextEncoder().encode(name)));
		const rules = entries.find(
			(entry) => entry.type === 'methodology.published' && entry.body.hash === methodology,
		);
		if (rules?.type !== 'methodology.published' || rules.body.methodology.counting.task !== 'rank') continue;
		const alternatives = rules.body.methodology.alternatives.map(({ id }) => id);
		for (const order of takeOrders(alternatives, mostOrders)) {
			// Whoever holds a connection meanwhile hears that it was closed.
			await setImmediate();
			const content = { v: 1, ranking, methodology, tiers: order.map((id) => [id]) };
			for (const [name, salt] of salts) {
				guesses.tried += 1;
				if (!committed.has(commit('ballot', salt, content))) continue;
				const own = published.some(
					(one) => name === `published ${one.salt}` && one.content.ranking === ranking,
				);
				if (!own) guesses.opened.push(`${ranking} ${name}`);
			}
		}
	}
	return guesses;
}

interface Published {
	salt: string;
	content: BallotContent;
}

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

function saltOf(text: string): Uint8Array {
	const salt = fromBase64url(text);
	if (salt === null) throw new Error(`${text} is no base64url`);
	return salt;
}

/** The first orders of a list, as many as are wanted or there are. */
function* takeOrders<T>(list: readonly T[], most: number): Generator<readonly T[]> {
	let left = most;
	function* place(done: readonly T[], rest: readonly T[]): Generator<readonly T[]> {
		if (rest.length === 0) {
			left -= 1;
			yield done;
			return;
		}
		for (const [at, next] of rest.entries()) {
			if (left <= 0) return;
			yield* place([...done, next], rest.toSpliced(at, 1));
		}
	}
	yield* place([], list);
}
