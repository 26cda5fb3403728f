import { expect, it } from 'vitest';
import { methodologySchema } from '../../../src/lib/evidence';
import { anonymousBackend } from '../../../src/lib/server/backend/clients';
import { findPrioritizationById } from '../../../src/lib/server/data/prioritizations';
import { readTallyRecord } from '../../../src/lib/server/data/record/tallyRecord';
import { listResults } from '../../../src/lib/server/data/results';
import { verifyRecord } from '../../../src/lib/verifier/record/verifyRecord';
import { addProblems, closeWithEverybody, publishPrioritization, settle } from '../scene/ranking';
import { useCommittedExercise } from '../scene/useCommittedExercise';

const { exercise: opened, commit } = useCommittedExercise('registro');

it.each([
	['nominal', true],
	['anonymous', false],
])(
	'a result published as %s gives a record that counts again to the stored bytes, read by anybody',
	async (publication, showsBallots) => {
		const exercise = opened();
		const published = await commit(async (client) => {
			const problems = await addProblems(client, exercise, 3);
			const slug = `${exercise.slug}-${publication}`;
			const made = await publishPrioritization(client, exercise, slug, problems, publication);
			await closeWithEverybody(client, exercise, made);
			await settle(client, made);
			return made;
		});
		const found = await findPrioritizationById(anonymousBackend(), published.id);
		const [stored] = await listResults(anonymousBackend(), published.id);
		if (!found?.methodology || !stored) throw new Error('There is no published result.');
		const methodology = methodologySchema.parse(JSON.parse(found.methodology));
		const record = await readTallyRecord(anonymousBackend(), methodology, stored);
		if (!record) throw new Error('There is no record.');
		const report = verifyRecord(new TextEncoder().encode(record.text));
		expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
		expect(report.verdict).toBe('same');
		expect(report.hashes?.result).toBe(stored.contentHash);
		expect(report.hashes?.methodology).toBe(found.methodologyHash);
		// Fewer than five ballots without their seats would tell who cast which.
		const groups = record.record.input?.groups ?? [];
		expect(groups.map((group) => 'ballots' in group)).toEqual([showsBallots, showsBallots, showsBallots]);
		expect(record.text).not.toContain('"salt"');
	},
);
