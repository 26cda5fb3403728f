import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import {
	composeFigures,
	parseFigures,
	type CountedAnswers,
	type Figures,
} from '$lib/domain/response/figures';
import { standingExclusionSchema } from '$lib/domain/response/exclusion/exclusionRule';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import { canonicalText } from '$lib/evidence';
import { callVerb, readRow, readRows, readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';
import { settleEach } from '../turns/settleEach';
import type { AnswersWanted } from '../surveys';

const countedShape = z.object({
	channels: z.record(z.string(), z.number()),
	counts: z.array(
		z.object({
			question: z.string(),
			part: z.string(),
			choice: z.string(),
			channel: z.string(),
			count: z.number(),
		}),
	),
});

/** How many said what in a closed consultation, for its staff; of all answers or of those that match. */
export function countChoices(
	backend: Backend,
	consultationId: string,
	wanted: Pick<AnswersWanted, 'channel' | 'matches'> = {},
): Promise<CountedAnswers> {
	return readVerb(
		backend,
		'answer_counts',
		{
			p_consultation: consultationId,
			p_channel: wanted.channel ?? null,
			p_matches: wanted.matches ?? null,
		},
		countedShape,
	);
}

const storedShape = z.object({
	version: z.number(),
	content: z.string(),
	contentHash: z.string(),
	publishedOn: z.string(),
});

/** Published figures with the bytes and the hash that anybody can check. */
export interface PublishedFigures {
	figures: Figures;
	version: number;
	content: string;
	contentHash: string;
	publishedOn: string;
}

/** The newest published figures of a consultation; null while there are none. */
export async function readFigures(
	backend: Backend,
	consultationId: string,
): Promise<PublishedFigures | null> {
	const stored = await readRow(
		backend
			.from('figures')
			.select()
			.eq('consultation_id', consultationId)
			.order('version', { ascending: false })
			.limit(1),
		'figures',
		storedShape,
	);
	return stored && { ...stored, figures: parseFigures(JSON.parse(stored.content)) };
}

/** Names of the published figures of an exercise: two equal lists mean the same figures. */
export function listFigureHashes(backend: Backend, exerciseId: string): Promise<{ contentHash: string }[]> {
	return readRows(
		backend
			.from('figures')
			.select('content_hash')
			.eq('exercise_id', exerciseId)
			.order('consultation_id')
			.order('version'),
		'figures',
		z.object({ contentHash: z.string() }),
	);
}

const inputShape = countedShape.extend({
	slug: z.string(),
	instrument: z.string(),
	instrumentHash: z.string(),
	exclusions: standingExclusionSchema.array(),
	/** What was left out, counted in the same way. */
	excluded: countedShape,
});

/** Counts one closed consultation and publishes it without small groups. Doing it twice stores it once. */
async function publishFigures(worker: Backend, consultationId: string): Promise<Result<string, Refusal>> {
	const { slug, instrument, instrumentHash, exclusions, excluded, ...counted } = await readVerb(
		worker,
		'figures_input',
		{ p_consultation: consultationId },
		inputShape,
	);
	const read = parseInstrument(JSON.parse(instrument));
	if (!read.ok) throw new Error(`the instrument of ${slug} does not follow its schema`);
	const figures = composeFigures(slug, read.value, instrumentHash, counted, {
		rules: exclusions,
		counted: excluded,
	});
	return callVerb(
		worker,
		'record_figures',
		{ p_consultation: consultationId, p_answers: figures.answers, p_content: canonicalText(figures) },
		z.string(),
	);
}

/** Publishes what is due. Any number of workers may do it at once. */
export async function publishDueFigures(worker: Backend): Promise<void> {
	const due = await readVerb(worker, 'figures_due', {}, z.uuid().array());
	await settleEach('figures', due, (id) => publishFigures(worker, id));
}
