import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { freezeAnswer, publishConsultation, submissionOf } from '../../scene/consultation';
import { anybody, type Parameters } from '../../scene/stage';
import { useVerbs } from '../useVerbs';

const verbs = useVerbs(['void_unsent_codes'], ({ client, exercise }) =>
	publishConsultation(client, exercise, `${exercise.slug}-abierta`, { p_channels: ['web', 'code'] }),
);
const { scene, call, refusal, entriesOf } = verbs;
const issuedShape = z.object({ batch: z.uuid(), codes: z.array(z.string()) });
const mailing = (changes: Parameters = {}): Parameters => ({
	p_consultation: scene().more.id,
	p_count: 3,
	p_label: 'Comités de prueba',
	p_kind: 'email',
	p_batch: randomUUID(),
	...changes,
});
const issue = async (given: Parameters) =>
	issuedShape.parse(await call(scene().exercise.staff, 'issue_codes', given));
const answerWith = (code: string | undefined) =>
	submissionOf(freezeAnswer(scene().more), {
		p_channel: 'code',
		p_circumstances: JSON.stringify({ code }),
	});

it('codes to be sent are made once for a form, and the log says how many and that they were sent', async () => {
	const { exercise } = scene();
	const given = mailing();
	expect(await entriesOf(() => issue(given))).toEqual(['codes.issued']);
	expect(await refusal(exercise.staff, 'issue_codes', given)).toBe('23505');
	expect(await refusal(exercise.staff, 'issue_codes', mailing({ p_kind: 'fax' }))).toBe('23514');
});

it('a code that reached nobody is voided, and no other', async () => {
	const { administrator, exercise, stranger, more } = scene();
	const { batch, codes } = await issue(mailing());
	const other = await issue(mailing({ p_count: 1, p_kind: 'sheet' }));
	const unsent = { p_batch: batch, p_codes: [codes[1], other.codes[0], 'AAAAA-AAAAA-AAAAA-AAAAA'] };
	for (const outsider of [administrator, exercise.guarantor, exercise.titular, exercise.former, stranger])
		expect(await refusal(outsider, 'void_unsent_codes', unsent)).toBe('PZ100');
	for (const p_codes of [null, Array.from({ length: 501 }, () => 'A')])
		expect(await refusal(exercise.staff, 'void_unsent_codes', { ...unsent, p_codes })).toBe('PZ002');
	expect(await call(exercise.staff, 'void_unsent_codes', unsent)).toBe(1);
	expect(await call(exercise.staff, 'void_unsent_codes', unsent)).toBe(0);
	expect(await refusal(anybody, 'submit_answer', answerWith(codes[1]))).toBe('PZ230');
	await call(anybody, 'submit_answer', answerWith(codes[0]));
	await call(anybody, 'submit_answer', answerWith(other.codes[0]));
	expect(await call(exercise.staff, 'code_batches', { p_consultation: more.id })).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ id: batch, kind: 'email', issued: 3, unused: 1, voided: 1 }),
			expect.objectContaining({ id: other.batch, kind: 'sheet', issued: 1, unused: 0, voided: 0 }),
		]),
	);
});

verbs.proveAll();
