import {
	base64url,
	commit,
	documentHash,
	openBundle,
	readBundle,
	type CommitmentKind,
	type Marks,
	type PublicationMode,
} from '../../evidence';
import { packFiles } from '../../evidence/bundle/writeBundle';
import { EXERCISE, salt, type SampleRecord } from './recordBuilder';
import { buildSample, CAST, NUCLEI, packRecord, RANKINGS, SURVEY } from './sampleRecord';
import { pick } from './spoil';

type SampleOpening = { content: Record<string, unknown>; salt: string };
export type SampleList = { kind: CommitmentKind; subject: string; openings: SampleOpening[] };
/** A record with what its commitments bind, and what is done to the files once they are packed. */
export type OpenedSample = {
	record: SampleRecord;
	openings: SampleList[];
	change?: (files: Map<string, Uint8Array>, head: { edition?: 'guarantor' | undefined }) => unknown;
};

/** Files of the openings of the sample. */
export const openedFiles = {
	answers: `openings/responses/${SURVEY}.jsonl`,
	ballots: `openings/ballots/${RANKINGS[0]}.jsonl`,
} as const;

/** What each ballot of a sample binds, as its builder made them: the last one of each seat counts. */
export function openBallots(
	record: SampleRecord,
	cast: readonly (readonly ({ seat: string } & Marks)[])[],
	used: number,
): SampleList[] {
	const { hash: methodology } = pick(record, 'methodology.published').body;
	let number = used;
	return NUCLEI.map((_, at) => {
		const ranking = RANKINGS[at] ?? '';
		const current = new Map<string, SampleOpening>();
		for (const { seat, ...marks } of cast[at] ?? []) {
			// Whoever spoils a sample spoils this copy, not what others begin with.
			const content = { v: 1, ranking, methodology, ...structuredClone(marks) };
			current.set(seat, { content, salt: base64url(salt(++number)) });
		}
		return { kind: 'ballot', subject: ranking, openings: [...current.values()] };
	});
}

/** The sample with everything it binds: seven answers, and the ballots that count. */
export function buildOpened(publication: PublicationMode = 'aggregates'): OpenedSample {
	const record = buildSample(publication);
	const { instrument } = pick(record, 'survey.opened').body;
	const answers = [0, 1, 2, 0, 1, 2, 3].map((q1, at) => ({
		content: { v: 1, survey: SURVEY, instrument, language: 'es', answers: { q1 } },
		salt: base64url(salt(at + 1)),
	}));
	const openings = [
		{ kind: 'response' as const, subject: SURVEY, openings: answers },
		...openBallots(record, CAST, answers.length),
	];
	return { record, openings };
}

/** Packs a record as the guarantor body takes it. */
export function packOpened({ record, openings, change }: OpenedSample): Uint8Array {
	const bundle = readBundle(packRecord(record));
	if (!bundle.ok) throw new Error(bundle.error.code);
	const opened = openBundle(bundle.value, openings);
	if (change === undefined) return opened;
	const read = readBundle(opened);
	if (!read.ok) throw new Error(read.error.code);
	const { files: _, ...head } = read.value.manifest;
	const files = new Map(read.value.files);
	files.delete('manifest.json');
	change(files, head);
	return packFiles(
		head,
		[...files].map(([path, bytes]) => ({ path, bytes })),
	);
}

/** Leaves the first answers out by a rule, as two people do, and opens them no more. */
export function excludeAnswers({ record, openings }: OpenedSample, count: number): SampleOpening[] {
	const [answers] = openings;
	const out = answers?.openings.splice(0, count) ?? [];
	const commitments = out.map(({ content, salt: text }) => {
		const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
			c.charCodeAt(0),
		);
		return commit('response', bytes, content);
	});
	record.entries.push({
		v: 1,
		type: 'responses.excluded',
		exercise: EXERCISE.id,
		body: {
			survey: SURVEY,
			exclusion: '00000000-0000-4000-8000-000000000701',
			rule: { name: 'identical', least: 3 },
			reason: 'Son la misma respuesta repetida.',
			roles: ['guarantor', 'stl_staff'],
			count,
			byChannel: [{ channel: 'kiosk', count }],
			answers: documentHash('exclusion', commitments.sort()),
			date: '2026-03-12',
		},
	});
	return out;
}
