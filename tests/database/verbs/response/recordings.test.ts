import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../../src/lib/evidence';
import { draftConsultation, instrumentOf } from '../../scene/consultation';
import { anybody, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['unnamed_recordings'], async ({ client, exercise }) =>
	draftConsultation(client, exercise, `${exercise.slug}-audio`),
);
const { scene, call, refusal } = verbs;

/** As storage writes down a recording that was sent some hours ago. */
async function send(hours: number, survey = scene().more.survey): Promise<string> {
	const file = randomBytes(32).toString('base64url');
	await scene().client.query(
		`insert into storage.objects (bucket_id, name, updated_at, version)
		values ('question-recordings', $1, now() - make_interval(hours => $2), gen_random_uuid()::text)`,
		[`${survey}/${file}`, hours],
	);
	return file;
}
async function name(file: string | null): Promise<void> {
	const { id, survey } = scene().more;
	const plain = instrumentOf(survey);
	const spoken = file === null ? {} : { spoken: { es: { file, type: 'audio/mpeg', bytes: 9 } } };
	const draft = { ...plain, questions: plain.questions.map((question) => ({ ...question, ...spoken })) };
	await call(scene().exercise.staff, 'save_survey_draft', {
		p_consultation: id,
		p_draft: canonicalText(draft),
	});
}
/** Recordings of other scenes may be due in the same database. */
const listDue = async (survey = scene().more.survey) =>
	((await call(worker, 'unnamed_recordings')) as string[])
		.filter((place) => place.startsWith(survey))
		.map((place) => place.slice(survey.length + 1));

describe('a question read aloud', () => {
	it('stays while a survey names it, and a day for being named', async () => {
		const [replaced, kept] = [await send(30), await send(30)];
		await send(23);
		await name(replaced);
		expect(await listDue()).toEqual([kept]);
		await name(kept);
		expect(await listDue()).toEqual([replaced]);
		await call(scene().exercise.staff, 'publish_consultation', { p_consultation: scene().more.id });
		expect(await listDue()).toEqual([replaced]);
	});

	it('goes with the last word of it, also where there is no such survey', async () => {
		const file = await send(30);
		await name(file);
		await name(null);
		expect(await listDue()).toEqual([file]);
		const nowhere = randomUUID();
		const lost = await send(30, nowhere);
		expect(await listDue(nowhere)).toEqual([lost]);
	});

	it('is listed for the server alone', async () => {
		for (const other of [anybody, scene().exercise.staff])
			expect(await refusal(other, 'unnamed_recordings')).toBe('42501');
	});
});

verbs.proveAll();
