import { describe, expect, it } from 'vitest';
import { base64url, cosign, publicKeyOf } from '../../../src/lib/evidence';
import { anonymousBackend } from '../../../src/lib/server/backend/clients';
import { findCheckpoint } from '../../../src/lib/server/data/log/checkpoints';
import { describePrintedSeal } from '../../../src/lib/server/data/log/printedSeal';
import { findWitnessPolicy, keepCosignatures, whoSigned } from '../../../src/lib/server/data/log/witnesses';
import { findExercise } from '../../../src/lib/server/data/exercises';
import { readRecordState } from '../../../src/lib/server/data/record/recordState';
import { publishConsultation } from '../scene/consultation';
import { publishSeal } from '../scene/seal';
import { call } from '../scene/stage';
import { useCommittedExercise } from '../scene/useCommittedExercise';

const { exercise, commit } = useCommittedExercise('testigos');
const privateKey = new Uint8Array(32).fill(41);
const name = 'sociedad.prueba';
const signedAt = 1_790_000_000;

describe('signatures of witnesses', () => {
	it('are kept where they are good, stand under the seal, and make the expediente another', async () => {
		const { id, slug, staff } = exercise();
		const backend = anonymousBackend();
		const witness = { name, role: 'Sociedad civil', key: base64url(publicKeyOf(privateKey)) };
		expect(await findWitnessPolicy(backend, id)).toBeNull();
		await commit(async (client) => {
			await publishConsultation(client, exercise(), `${slug}-testigos`);
			await call(client, staff, 'name_witnesses', {
				p_exercise: id,
				p_witnesses: JSON.stringify([witness]),
				p_needed: 1,
				p_required: false,
			});
		});
		const policy = await findWitnessPolicy(backend, id);
		expect(policy).toMatchObject({ witnesses: [witness], needed: 1, required: false });
		if (policy === null) return;

		await commit((client) => publishSeal(client, id));
		const before = await findCheckpoint(backend, id);
		const found = await findExercise(backend, slug);
		if (before === null || found === null) throw new Error('Both were made above.');
		const state = await readRecordState(backend, found);
		const { note } = before;
		const text = note.slice(0, note.indexOf('\n\n') + 1);
		const line = cosign(text, { name, privateKey }, signedAt);
		const refused = (seal: string) => keepCosignatures(backend, id, seal);
		expect(await refused('sello')).toMatchObject({ error: 'not_a_seal' });
		expect(await refused(note)).toMatchObject({ error: 'not_a_witness' });
		expect(await refused(note.replace(/\n\d+\n/, '\n9999\n') + line)).toMatchObject({
			error: 'not_published',
		});
		const other = cosign(text, { name: 'otra', privateKey }, signedAt);
		expect(await refused(note + other)).toMatchObject({ error: 'not_a_witness' });
		const ofAnotherText = cosign(text.replace(/\n\d+\n/, '\n9999\n'), { name, privateKey }, signedAt);
		expect(await refused(note + ofAnotherText)).toMatchObject({ error: 'false_signature' });
		expect(await findCheckpoint(backend, id)).toEqual(before);

		expect(await keepCosignatures(backend, id, note + line)).toEqual({
			ok: true,
			value: { size: before.size, roles: ['Sociedad civil'] },
		});
		const after = await findCheckpoint(backend, id);
		expect(after?.note).toBe(note + line);
		expect(whoSigned(note + line, policy)).toEqual([{ witness, at: signedAt }]);
		expect(whoSigned(note, policy)).toEqual([{ witness, at: null }]);
		expect(after && describePrintedSeal(after, null)).toEqual(describePrintedSeal(before, null));
		expect(await readRecordState(backend, found)).not.toBe(state);
	});
});
