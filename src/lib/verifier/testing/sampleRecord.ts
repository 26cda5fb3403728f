import {
	canonicalBytes,
	writeBundle,
	type Methodology,
	type PublicationMode,
	type Tiers,
} from '../../evidence';
type RankMethod = Extract<Methodology['counting'], { task: 'rank' }>['method'];

import { EXERCISE, id, RecordBuilder, type Cast, type SampleRecord } from './recordBuilder';

export const SURVEY = id(3);
export const PRIORITIZATION = id(10);
export const NUCLEI = [id(21), id(22), id(23)] as const;
export const RANKINGS = [id(31), id(32), id(33)] as const;
export const ALTERNATIVES = [id(41), id(42), id(43), id(44)] as const;
const [A, B, C, D] = ALTERNATIVES;

/** Six seats a nucleus; ids are in order, as the record wants them. */
function listSeats(nucleus: string): Methodology['rankings'][number]['seats'] {
	const first = 100 * Number(nucleus.slice(-2));
	return [1, 2, 3, 4, 5, 6].map((n) => ({ seat: id(first + n), label: `Titular ${String(n)}` }));
}

/** How the sample counts: three nuclei as equals over four problems, two ballots a quorum where nothing else is said. */
export function describeMethodology(
	publication: PublicationMode = 'anonymous',
	method: RankMethod = 'ranked-pairs',
	{ nuclei = NUCLEI, quorums = [] }: { nuclei?: readonly string[]; quorums?: readonly number[] } = {},
): Methodology {
	return {
		v: 1,
		prioritization: PRIORITIZATION,
		title: { es: 'Problemas de agua' },
		question: { es: '¿Qué va primero?', en: 'What goes first?' },
		alternatives: ALTERNATIVES.map((alternative, at) => ({
			id: alternative,
			title: `Problema ${String(at + 1)}`,
			description: '',
		})),
		counting: {
			task: 'rank',
			method,
			strength: 'winning-then-losing',
			unranked: 'last',
			mostRanked: null,
		},
		tieRule: { rule: 'leave-tied' },
		round: { number: 1, previous: null },
		weights: nuclei.map((nucleus, at) => ({
			nucleus,
			name: `Núcleo ${String(at + 1)}`,
			weight: { num: 1, den: 1 },
		})),
		rankings: nuclei.map((nucleus, at) => ({
			nucleus,
			quorum: quorums[at] ?? 2,
			opens: '2026-03-03T15:00:00Z',
			closes: '2026-03-10T15:00:00Z',
			seats: listSeats(nucleus),
			publication,
		})),
		leftOut: [],
		publication,
		ruleset: { id: 'ficticia-2026', version: 1 },
		software: 'prioriza 0.1.0',
	};
}

const ballot = (seat: string, ...tiers: Tiers): Cast => ({ seat, tiers });

/** Who ranked what: a change of mind, a tie, a short ballot, an empty one, and a cycle between nuclei. */
export const CAST: readonly (readonly Cast[])[] = [
	[
		ballot('Titular 1', [A], [B], [C], [D]),
		ballot('Titular 2', [B], [A]),
		ballot('Titular 1', [A], [C], [B], [D]),
		ballot('Titular 3', [A, B], [C]),
		ballot('Titular 4', [A], [B], [D]),
		ballot('Titular 5', [D], [A], [B], [C]),
	],
	[
		ballot('Titular 1', [B], [C], [A]),
		ballot('Titular 2', [B], [C], [A], [D]),
		ballot('Titular 3', [C]),
		ballot('Titular 5', [B], [C], [D]),
		ballot('Titular 6', [C], [A]),
	],
	[
		ballot('Titular 1', [C], [A], [B]),
		ballot('Titular 2'),
		ballot('Titular 4', [C], [A], [D], [B]),
		ballot('Titular 5', [C], [D]),
		ballot('Titular 6', [A], [B]),
	],
];

type Built = Pick<SampleRecord, 'attachments'> & { readonly text: string };
/** Counting draws a thousand resamples, so each sample is counted once. */
const built = new Map<string, Built>();

/** A whole exercise: a survey with answers, three rankings, a result. Everything in it adds up. */
export function buildSample(
	publication: PublicationMode = 'anonymous',
	method: RankMethod = 'ranked-pairs',
): SampleRecord {
	const key = `${publication} ${method}`;
	const { attachments, text } = built.get(key) ?? countSample(publication, method);
	built.set(key, { attachments, text });
	// Copied through text, so that a test that spoils one place spoils no other that shared its object.
	return { ...(JSON.parse(text) as Omit<SampleRecord, 'attachments'>), attachments: [...attachments] };
}

function countSample(publication: PublicationMode, method: RankMethod): Built {
	const methodology = describeMethodology(publication, method);
	const builder = new RecordBuilder().begin().survey(SURVEY, { kiosk: 3, web: 4 }).publish(methodology);
	NUCLEI.forEach((nucleus, at) => builder.open(methodology, nucleus, RANKINGS[at] ?? ''));
	const counted = NUCLEI.map((nucleus, at) => {
		return builder.vote(methodology, nucleus, RANKINGS[at] ?? '', CAST[at] ?? []);
	});
	const { attachments, ...json } = builder.tally(methodology, counted).record;
	return { attachments, text: JSON.stringify(json) };
}

/** Packs a record as it is, good or bad: hashes, root and manifest always follow from what is in it. */
export function packRecord(record: SampleRecord): Uint8Array {
	return writeBundle({
		exercise: EXERCISE,
		software: 'prioriza 0.1.0',
		...record,
		entries: record.entries.map(canonicalBytes),
	});
}
