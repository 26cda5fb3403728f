import {
	base64url,
	canonicalBytes,
	commit,
	decidePublication,
	compareBytes,
	documentHash,
	hashLeaf,
	type BallotContent,
	type CanonicalValue,
	type Entry,
	type EntryBody,
	type EntryType,
	type Methodology,
	type NominalBallot,
	type PublicationMode,
	type ResultDocument,
	type Marks,
	buildTallyInput,
	bareMarks,
	marksOf,
	sha256Of,
	type BundleFile,
} from '../../evidence';
import { countBallots } from '../../ranking';
import { nextDay } from './days';

// A made-up exercise, written entry by entry as the database writes them. Nobody in it exists.

export const EXERCISE = { id: id(1), slug: 'ejercicio-ficticio', name: 'Ejercicio ficticio' };
const SOFTWARE = 'prioriza 0.1.0';

/** A readable UUID. */
export function id(number: number): string {
	return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A salt that is different for every number and the same on every run. */
export function salt(number: number): Uint8Array {
	return Uint8Array.from({ length: 32 }, (_, at) => (number * 31 + at * 7 + (number >> 8)) & 0xff);
}

/** Everything a bundle is packed from, in the open, so that a test can spoil any of it. */
export type SampleRecord = {
	entries: Entry[];
	instruments: { survey: string; version: number; document: unknown }[];
	notices: { survey: string; version: number; document: unknown }[];
	rulesets: { id: string; version: number; document: unknown }[];
	results: { prioritization: string; number: number; document: ResultDocument }[];
	ballots: { ranking: string; ballots: NominalBallot[] | CanonicalValue[] }[];
	documents: { document: string; name: string; bytes: Uint8Array }[];
	attachments: BundleFile[];
	checkpoints?: { size: number; note: string }[];
};

type Waiting = { entry: Entry; leaf: Uint8Array };

/** Writes a log the way the database does: acts at once, answers and ballots sealed in the order of their hashes. */
export class RecordBuilder {
	readonly record: SampleRecord = {
		entries: [],
		instruments: [],
		notices: [],
		rulesets: [],
		results: [],
		ballots: [],
		documents: [],
		attachments: [
			{ path: 'LEEME.txt', bytes: new TextEncoder().encode('Léeme\n') },
			{ path: 'ficha.html', bytes: new TextEncoder().encode('<h1>Ficha 1</h1>\n') },
			{ path: 'lists/lista.csv', bytes: new TextEncoder().encode('lugar,problema\n') },
		],
	};
	#waiting: Waiting[] = [];
	#salts = 0;

	act<T extends EntryType>(type: T, body: EntryBody<T>): void {
		this.record.entries.push(makeEntry(type, body));
	}

	/** Leaves an entry waiting for its batch; answers its leaf hash. */
	wait<T extends EntryType>(type: T, body: EntryBody<T>): string {
		const entry = makeEntry(type, body);
		const leaf = hashLeaf(canonicalBytes(entry));
		this.#waiting.push({ entry, leaf });
		return base64url(leaf);
	}

	seal(): void {
		const first = this.record.entries.length;
		const sealed = this.#waiting.sort((a, b) => compareBytes(a.leaf, b.leaf));
		this.#waiting = [];
		if (sealed.length === 0) return;
		this.record.entries.push(...sealed.map(({ entry }) => entry));
		this.act('batch.sealed', { first, count: sealed.length });
	}

	begin(): this {
		const rules = { themes: ['agua'], quota: 5 };
		this.act('log.created', { origin: `prioriza/${EXERCISE.slug}`, number: 1, software: SOFTWARE });
		this.act('ruleset.adopted', {
			ruleset: 'ficticia-2026',
			version: 1,
			hash: documentHash('ruleset', rules),
		});
		this.record.rulesets.push({ id: 'ficticia-2026', version: 1, document: rules });
		return this;
	}

	survey(survey: string, answers: Readonly<Record<string, number>>): this {
		const notice = { short: { es: 'Aviso' } };
		const document = { v: 1, survey, notice, questions: [{ id: 'q1' }] };
		const [instrument, channels] = [documentHash('instrument', document), Object.keys(answers).sort()];
		this.record.instruments.push({ survey, version: 1, document });
		this.record.notices.push({ survey, version: 1, document: notice });
		const days = { opens: '2026-02-01', closes: '2026-02-28', date: '2026-02-01' };
		const dates = { ...days, graceDays: 0, reviewDays: 0 };
		const hashes = { instrument, notice: documentHash('notice', notice) };
		this.act('survey.opened', { consultation: id(2), survey, ...hashes, channels, ...dates });
		for (const channel of channels) {
			for (let n = 0; n < (answers[channel] ?? 0); n++) {
				const content = { v: 1, survey, instrument, language: 'es', answers: { q1: n } };
				const commitment = commit('response', this.#nextSalt(), content);
				this.wait('response', { survey, instrument, channel, commitment });
			}
		}
		this.seal();
		const byChannel = channels.map((channel) => {
			const accepted = answers[channel] ?? 0;
			return { channel, accepted, counted: accepted };
		});
		const accepted = byChannel.reduce((sum, row) => sum + row.accepted, 0);
		const counts = { accepted, superseded: 0, withdrawn: 0, counted: accepted };
		const date = this.#day('2026-03-01');
		this.act('survey.closed', { survey, date, ...counts, byChannel, reason: 'date' });
		return this;
	}

	publish(methodology: Methodology): this {
		const { prioritization } = methodology;
		const hash = documentHash('methodology', methodology);
		const date = this.#day('2026-03-02');
		this.act('methodology.published', { prioritization, hash, methodology, date });
		return this;
	}

	/** Opens a ranking under the terms its methodology froze, or under others that a test gives. */
	open(
		methodology: Methodology,
		nucleus: string,
		ranking: string,
		attempt = 1,
		other: Partial<EntryBody<'ranking.opened'>> = {},
	): this {
		this.act('ranking.opened', {
			ranking,
			prioritization: methodology.prioritization,
			methodology: documentHash('methodology', methodology),
			attempt,
			...termsOf(methodology, nucleus),
			date: this.#day('2026-03-02'),
			...other,
		});
		return this;
	}

	/** Casts ballots; each seat's last one counts. Publishes them as the methodology says, when it has a result. */
	vote(
		methodology: Methodology,
		nucleus: string,
		ranking: string,
		cast: readonly Cast[],
		attempt = 1,
	): CountedBallots {
		const { quorum, seats: electorate } = termsOf(methodology, nucleus);
		const hash = documentHash('methodology', methodology);
		const current = new Map<string, NominalBallot & { leaf: string }>();
		let superseded = 0;
		for (const { seat, ...marks } of cast) {
			const content: BallotContent = { v: 1, ranking, methodology: hash, ...structuredClone(marks) };
			const bytes = this.#nextSalt();
			const previous = current.get(seat);
			if (previous) {
				this.wait('superseded', { ranking, leaf: previous.leaf });
				superseded += 1;
			}
			const commitment = commit('ballot', bytes, content);
			const leaf = this.wait('ballot', { ranking, nucleus, methodology: hash, commitment });
			current.set(seat, { seat, salt: base64url(bytes), content, leaf });
		}
		this.seal();
		const counted = current.size;
		const counts = { accepted: cast.length, superseded, counted };
		const quorumMet = counted >= quorum;
		const seats = { eligibleSeats: electorate.length, quorum, quorumMet };
		const publication = decidePublication(methodology.publication, counted);
		const date = this.#day('2026-03-10');
		this.act('ranking.closed', { ranking, date, ...counts, ...seats, publication });
		const ballots = [...current.values()].map(({ seat, salt: text, content }) => ({
			seat,
			salt: text,
			content,
		}));
		return { ranking, nucleus, attempt, counted, ...seats, ballots };
	}

	/** Counts and records the result of closed rankings, and publishes their ballots. */
	tally(methodology: Methodology, rankings: readonly CountedBallots[], drawn = ''): this {
		const withQuorum = rankings.filter(({ quorumMet }) => quorumMet);
		const counted = withQuorum.map(({ nucleus, ballots }) => ({
			nucleus,
			ballots: ballots.map(({ content }) => marksOf(content)),
		}));
		const { prioritization, publication } = methodology;
		const methodologyHash = documentHash('methodology', methodology);
		const isPublished = withQuorum.every(
			(row) => decidePublication(publication, row.counted) !== 'aggregates',
		);
		const input = buildTallyInput(methodology, counted, drawn);
		const options = { sha256: sha256Of, ...(isPublished ? { methodologyHash } : {}) };
		const tally = counted.length > 0 ? countBallots(input, options) : null;
		if (tally && !tally.ok) throw new Error(tally.error.code);
		const names = new Map(methodology.weights.map(({ nucleus, name }) => [nucleus, name]));
		const document: ResultDocument = {
			v: 1,
			methodology: methodologyHash,
			rankings: rankings.map(({ ballots: _, ...row }) => ({ ...row, name: names.get(row.nucleus) ?? '' })),
			leftOut: this.#listLeftOut(methodology, names),
			tally: tally === null ? null : (JSON.parse(JSON.stringify(tally.value)) as ResultDocument['tally']),
		};
		this.act('tally.computed', {
			prioritization,
			result: documentHash('result', document),
			rankings: rankings.map(({ ranking }) => ranking).sort(),
			software: SOFTWARE,
			date: this.#day('2026-03-11'),
		});
		this.record.results.push({ prioritization, number: this.record.results.length + 1, document });
		for (const row of withQuorum) {
			const mode = decidePublication(publication, row.counted);
			const isThere = this.record.ballots.some(({ ranking }) => ranking === row.ranking);
			if (mode !== 'aggregates' && !isThere) this.record.ballots.push(showBallots(row, mode));
		}
		return this;
	}

	#listLeftOut(methodology: Methodology, names: ReadonlyMap<string, string>): ResultDocument['leftOut'] {
		return [
			...methodology.leftOut,
			...this.record.entries.flatMap((entry) => {
				if (entry.type !== 'nucleus.omitted') return [];
				const { nucleus, reason } = entry.body;
				return [{ nucleus, name: names.get(nucleus) ?? '', reason }];
			}),
		];
	}

	#day(day: string): string {
		return nextDay(this.record.entries, day);
	}

	#nextSalt(): Uint8Array {
		return salt(++this.#salts);
	}
}

export type Cast = { seat: string } & Marks;
export type CountedBallots = {
	ranking: string;
	nucleus: string;
	attempt: number;
	counted: number;
	eligibleSeats: number;
	quorum: number;
	quorumMet: boolean;
	ballots: NominalBallot[];
};

function termsOf({ rankings }: Methodology, nucleus: string): Methodology['rankings'][number] {
	const terms = rankings.find((row) => row.nucleus === nucleus);
	if (!terms) throw new Error(`The methodology has no terms for ${nucleus}`);
	return terms;
}

function showBallots(
	{ ranking, ballots }: CountedBallots,
	publication: PublicationMode,
): SampleRecord['ballots'][number] {
	return {
		ranking,
		ballots: publication === 'nominal' ? ballots : ballots.map(({ content }) => bareMarks(marksOf(content))),
	};
}

function makeEntry<T extends EntryType>(type: T, body: EntryBody<T>): Entry {
	// The compiler cannot tie a generic type to its body inside a union; the schema does when it is read back.
	return { v: 1, type, exercise: EXERCISE.id, body } as Entry;
}
