import {
	nameBundle,
	writeBundle,
	type BundleFile,
	type CanonicalValue,
	type NominalBallot,
} from '$lib/evidence';

/** A document as stored: the canonical text that was hashed. */
type Stored = { readonly content: string };

/** The public record of an exercise, as read from the database. */
export interface ExpedienteInput {
	exercise: { id: string; slug: string; name: string };
	software: string;
	entries: readonly { readonly entry: string }[];
	ruleset: (Stored & { readonly id: string; readonly version: number }) | null;
	/** Every version of what was asked. */
	surveys: readonly { readonly surveyId: string; readonly version: number; readonly instrument: string }[];
	/** `version` counts from 1 within a prioritization, in the order of the log. */
	results: readonly (Stored & { readonly prioritizationId: string; readonly version: number })[];
	/** Every published state of the log. */
	checkpoints: readonly { readonly size: number; readonly note: string }[];
	ballots: readonly {
		readonly ranking: string;
		readonly ballots: readonly (NominalBallot | CanonicalValue)[];
	}[];
	/** Public documents that were filed, as their bytes came. */
	documents: readonly { readonly document: string; readonly name: string; readonly bytes: Uint8Array }[];
	/** Sheet, lists and instructions: what only accompanies the record. */
	attachments: readonly BundleFile[];
}

export interface Expediente {
	name: string;
	bytes: Uint8Array;
}

/** Packs the record of an exercise. The same state gives the same bytes. */
export function composeExpediente(input: ExpedienteInput): Expediente {
	const encoder = new TextEncoder();
	const instruments = input.surveys.map(({ surveyId, version, instrument }) => ({
		survey: surveyId,
		version,
		document: readJson(instrument),
	}));
	return {
		name: nameBundle(input.exercise.slug, input.entries.length),
		bytes: writeBundle({
			exercise: input.exercise,
			software: input.software,
			entries: input.entries.map(({ entry }) => encoder.encode(entry)),
			instruments,
			notices: instruments.map((one) => ({ ...one, document: noticeOf(one.document) })),
			rulesets: input.ruleset
				? [
						{
							id: input.ruleset.id,
							version: input.ruleset.version,
							document: readJson(input.ruleset.content),
						},
					]
				: [],
			results: input.results.map(({ prioritizationId, version, content }) => ({
				prioritization: prioritizationId,
				number: version,
				document: readJson(content),
			})),
			checkpoints: input.checkpoints,
			ballots: input.ballots,
			documents: input.documents,
			attachments: input.attachments,
		}),
	};
}

function readJson(text: string): unknown {
	return JSON.parse(text);
}

function noticeOf(instrument: unknown): unknown {
	return typeof instrument === 'object' && instrument !== null && 'notice' in instrument
		? instrument.notice
		: null;
}
