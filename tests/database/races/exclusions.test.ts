import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { composeFigures } from '../../../src/lib/domain/response/figures';
import { canonicalText } from '../../../src/lib/evidence';
import {
	instrumentOf,
	publishConsultation,
	submitAnswers,
	type PublishedConsultation,
} from '../scene/consultation';
import type { Exercise } from '../scene/exercise';
import { call, json, readOne, worker } from '../scene/stage';
import { commit, commitExercise, useScratchDatabase } from '../scene/useScratchDatabase';
import { rounds, useCrowd } from './crowd';
import { codesOf, overlap, scatter, type Attempt } from './race';

const scratch = useScratchDatabase();
const crowd = useCrowd(scratch, 6);
let exercise: Exercise;

beforeAll(async () => {
	({ exercise } = await commitExercise(scratch.client(), 'reglas'));
});

const read = (sql: string, values: unknown[] = []) => readOne(scratch.client(), sql, values);

interface Proposed {
	consultation: PublishedConsultation;
	agree: Attempt;
	reject: Attempt;
	publish: Attempt;
}
/** Three answers that are the same, and a proposal of the staff to leave them out. */
async function propose(): Promise<Proposed> {
	const client = scratch.client();
	const slug = `regla-${randomUUID().slice(0, 8)}`;
	const consultation = await commit(client, () => publishConsultation(client, exercise, slug));
	const of = { p_consultation: consultation.id };
	const exclusion = await commit(client, async () => {
		await submitAnswers(client, consultation, 3);
		await call(client, exercise.staff, 'close_consultation', of);
		const asked = { ...of, p_rule: json({ name: 'identical', least: 3 }) };
		const found = await call(client, exercise.staff, 'preview_exclusion', asked);
		const { digest } = z.object({ digest: z.string() }).parse(found);
		return call(client, exercise.staff, 'propose_exclusion', {
			...asked,
			p_reason: 'Son iguales en todo.',
			p_digest: digest,
		});
	});
	const figures = composeFigures(slug, instrumentOf(consultation.survey), consultation.instrumentHash, {
		channels: { web: 3 },
		counts: [],
	});
	const about = { p_exclusion: exclusion };
	return {
		consultation,
		agree: { caller: exercise.guarantor, verb: 'agree_with_exclusion', parameters: about },
		reject: {
			caller: exercise.guarantor,
			verb: 'reject_exclusion',
			parameters: { ...about, p_reason: 'Son vecinas de una calle.' },
		},
		publish: {
			caller: worker,
			verb: 'record_figures',
			parameters: { ...of, p_answers: 3, p_content: canonicalText(figures) },
		},
	};
}
const out = ({ survey }: PublishedConsultation) =>
	read(`select count(*)::int from app.responses where survey_id = $1 and standing = 'excluded'`, [survey]);
const entries = ({ survey }: PublishedConsultation) =>
	read(
		`select count(*)::int from app.log_entries
		where type = 'responses.excluded' and convert_from(entry, 'UTF8') like '%' || $1 || '%'`,
		[survey],
	);

describe('T05 decisions on what a rule leaves out', () => {
	it('at once are one: the other person finds it decided', async () => {
		const twice = await propose();
		expect(await overlap(crowd.pair(), twice.agree, twice.agree)).toMatchObject({
			waited: true,
			first: { code: 'none' },
			second: { code: 'PZ243' },
		});
		expect(await out(twice.consultation)).toBe(3);
		const mixed = await propose();
		expect(await overlap(crowd.pair(), mixed.reject, mixed.agree)).toMatchObject({
			waited: true,
			first: { code: 'none' },
			second: { code: 'PZ243' },
		});
		expect(await out(mixed.consultation)).toBe(0);
	});

	it('in crowds write one entry', async () => {
		for (let round = 0; round < rounds(5); round += 1) {
			const { consultation, agree } = await propose();
			const outcomes = await scatter(
				scratch.client(),
				crowd.all(),
				crowd.all().map(() => agree),
			);
			expect(codesOf(outcomes)).toEqual([...Array<string>(5).fill('PZ243'), 'none']);
			expect(await entries(consultation)).toBe(1);
		}
	});

	it('come whole before the counts, or not at all', async () => {
		const late = await propose();
		expect(await overlap(crowd.pair(), late.publish, late.agree)).toMatchObject({
			waited: true,
			first: { code: 'none' },
			second: { code: 'PZ241' },
		});
		expect(await out(late.consultation)).toBe(0);
		// Counted before they agreed, and published after: refused, and the worker counts again.
		const early = await propose();
		expect(await overlap(crowd.pair(), early.agree, early.publish)).toMatchObject({
			waited: true,
			first: { code: 'none' },
			second: { code: 'PZ002' },
		});
		expect(await out(early.consultation)).toBe(3);
	});
});
