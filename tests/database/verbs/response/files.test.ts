import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	draftConsultation,
	freezeAnswer,
	publishConsultation,
	publishWithPhoto,
	submissionOf,
} from '../../scene/consultation';
import { anybody, worker } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(
	['expect_file', 'confirm_file', 'answer_files', 'release_files', 'forget_files'],
	async ({ client, exercise }) => {
		const plain = await publishConsultation(client, exercise, `${exercise.slug}-sin`);
		const asked = await publishWithPhoto(client, exercise, `${exercise.slug}-con`);
		const future = await draftConsultation(client, exercise, `${exercise.slug}-luego`);
		return { plain, asked, future };
	},
);
const { scene, call, refusal, read } = verbs;

const makeFile = () => ({ file: randomBytes(32).toString('base64url'), type: 'image/jpeg', bytes: 1_234 });
const expected = (survey: string, { file, type, bytes } = makeFile()) => ({
	p_survey: survey,
	p_hash: file,
	p_type: type,
	p_bytes: bytes,
});
const answerWith = (file: ReturnType<typeof makeFile>) =>
	freezeAnswer(scene().more.asked, { tema: 'agua', foto: file });

async function store(file: ReturnType<typeof makeFile>): Promise<void> {
	const { survey } = scene().more.asked;
	expect(await call(worker, 'expect_file', expected(survey, file))).toBe(false);
	await call(worker, 'confirm_file', { p_survey: survey, p_hash: file.file });
}
/** As if files had been sent days ago. */
const age = (days: number) =>
	scene().client.query('update private.files set kept_on = kept_on - $1::int where survey_id = $2', [
		days,
		scene().more.asked.survey,
	]);
/** Files of other scenes may be due in the same database. */
const release = async () => {
	const names = (await call(worker, 'release_files')) as string[];
	return names.filter((name) => name.startsWith(scene().more.asked.survey));
};
const nameOf = ({ file }: { file: string }) => `${scene().more.asked.survey}/${file}`;

describe('a file of an answer', () => {
	it('is expected, stored and then known, by the server alone', async () => {
		const { survey } = scene().more.asked;
		const file = makeFile();
		await store(file);
		expect(await call(worker, 'expect_file', expected(survey, file))).toBe(true);
		for (const other of [anybody, scene().exercise.staff]) {
			expect(await refusal(other, 'expect_file', expected(survey))).toBe('42501');
			expect(await refusal(other, 'release_files')).toBe('42501');
		}
	});

	it('is taken only where a question asks for its kind, from the opening on', async () => {
		const { plain, asked, future } = scene().more;
		expect(await refusal(worker, 'expect_file', expected(plain.survey))).toBe('PZ250');
		const sound = { ...makeFile(), type: 'audio/webm' };
		expect(await refusal(worker, 'expect_file', expected(asked.survey, sound))).toBe('PZ250');
		expect(await refusal(worker, 'expect_file', expected(future.survey))).toBe('PZ205');
		expect(await refusal(worker, 'expect_file', expected(randomUUID()))).toBe('PZ205');
		await scene().client.query(
			`update app.consultations set opens_at = now() + interval '1 day' where id = $1`,
			[asked.id],
		);
		expect(await refusal(worker, 'expect_file', expected(asked.survey))).toBe('PZ200');
		expect(await refusal(worker, 'confirm_file', { p_survey: asked.survey, p_hash: makeFile().file })).toBe(
			'PZ101',
		);
	});

	it('never takes the disk: two thousand of a survey may wait for their answer', async () => {
		const { survey } = scene().more.asked;
		await scene().client.query(
			`insert into private.files (exercise_id, survey_id, hash, type, bytes, kept_on)
			select $2, $1, translate(encode(sha256(g::text::bytea), 'base64'), '+/=', '-_'), 'image/png', 1, current_date
			from generate_series(1, 2000) g`,
			[survey, scene().exercise.id],
		);
		expect(await refusal(worker, 'expect_file', expected(survey))).toBe('PZ251');
	});

	it('stays while an answer names it, whichever of the two came first', async () => {
		const [before, after, alone] = [makeFile(), makeFile(), makeFile()];
		await store(before);
		await call(anybody, 'submit_answer', submissionOf(answerWith(before)));
		await call(anybody, 'submit_answer', submissionOf(answerWith(after)));
		await store(after);
		await store(alone);
		expect(await release()).toEqual([]);
		await age(2);
		expect(await release()).toEqual([nameOf(alone)]);
		expect(await refusal(worker, 'expect_file', expected(scene().more.asked.survey, alone))).toBe('PZ251');
		expect(await call(worker, 'forget_files', { p_names: [nameOf(alone), nameOf(before)] })).toBe(1);
		expect(await release()).toEqual([]);
		await store(alone);
	});

	it('leaves with the answer that is taken back, unless another names it', async () => {
		const shared = makeFile();
		const [first, second] = [answerWith(shared), answerWith(shared)];
		await store(shared);
		for (const body of [first, second]) await call(anybody, 'submit_answer', submissionOf(body));
		const erase = ({ id }: { id: string }) =>
			scene().client.query('delete from private.response_openings where response_id = $1', [id]);
		await erase(first);
		expect(await release()).toEqual([]);
		await erase(second);
		expect(await release()).toEqual([nameOf(shared)]);
	});

	it('goes along when its answer leaves review', async () => {
		const { asked } = scene().more;
		const file = makeFile();
		await store(file);
		await scene().client.query(`update app.consultations set state = 'closed' where id = $1`, [asked.id]);
		const late = answerWith(file);
		expect(await call(anybody, 'submit_answer', submissionOf(late))).toMatchObject({ standing: 'in_review' });
		const wanted = { p_consultation: asked.id, p_hashes: [file.file] };
		expect(await call(scene().exercise.staff, 'answer_files', wanted)).toEqual([]);
		// Decided only once the day it came on is over.
		await scene().client.query('update app.quarantined_responses set received_on = received_on - 1');
		const verdict = { p_responses: [late.id], p_verdict: 'admit', p_reason: 'Llegó completa y a tiempo.' };
		const proposed = await call(scene().exercise.staff, 'propose_verdict', verdict);
		const { proposal } = proposed as { proposal: string };
		await call(scene().exercise.guarantor, 'agree_with_verdict', { p_proposal: proposal });
		expect(await call(scene().exercise.staff, 'answer_files', wanted)).toMatchObject([{ hash: file.file }]);
		expect(await read('select count(*)::int from private.file_uses where hash = $1', [file.file])).toBe(1);
		await age(9);
		expect(await release()).toEqual([]);
	});

	it('is seen by staff once the consultation is closed, and only where an answer names it', async () => {
		const { asked } = scene().more;
		const [named, alone, missing] = [makeFile(), makeFile(), makeFile()];
		await store(named);
		await store(alone);
		for (const file of [named, missing]) await call(anybody, 'submit_answer', submissionOf(answerWith(file)));
		const wanted = { p_consultation: asked.id, p_hashes: [named.file, alone.file, missing.file] };
		const { staff, guarantor } = scene().exercise;
		expect(await refusal(staff, 'answer_files', wanted)).toBe('PZ208');
		await scene().client.query(`update app.consultations set state = 'closed' where id = $1`, [asked.id]);
		expect(await call(staff, 'answer_files', wanted)).toEqual([
			{ hash: named.file, survey: asked.survey, type: named.type, bytes: named.bytes },
		]);
		for (const other of [guarantor, scene().stranger])
			expect(await refusal(other, 'answer_files', wanted)).toBe('PZ100');
		expect(await refusal(anybody, 'answer_files', wanted)).toBe('42501');
	});
});

verbs.proveAll();
