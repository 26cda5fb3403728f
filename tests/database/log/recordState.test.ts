import { beforeAll, expect, it } from 'vitest';
import { anonymousBackend } from '../../../src/lib/server/backend/clients';
import { findExercise } from '../../../src/lib/server/data/exercises';
import { readPublicRecord } from '../../../src/lib/server/data/record/publicRecord';
import { readRecordState } from '../../../src/lib/server/data/record/recordState';
import { keepBuilt } from '../../../src/lib/server/export/keepBuilt';
import { publishConsultation, submitAnswers } from '../scene/consultation';
import {
	addProblems,
	closeWithEverybody,
	openingsOf,
	publishPrioritization,
	settle,
	type Prioritization,
} from '../scene/ranking';
import { call } from '../scene/stage';
import { useCommittedExercise } from '../scene/useCommittedExercise';

const { exercise: opened, commit } = useCommittedExercise('estado');
let prioritization: Prioritization;

beforeAll(async () => {
	prioritization = await commit(async (client) => {
		const problems = await addProblems(client, opened(), 3);
		return publishPrioritization(client, opened(), `${opened().slug}-lista`, problems);
	});
});

async function findIt() {
	const found = await findExercise(anonymousBackend(), opened().slug);
	if (!found) throw new Error('The exercise is not public.');
	return found;
}

/** An instance of the application, as far as the record goes: what it keeps is its own. */
function startInstance() {
	const take = keepBuilt<{ bytes: Uint8Array; results: number; size: number }>(1_000_000);
	const instance = {
		builds: 0,
		ask: () =>
			take(
				opened().slug,
				async () => readRecordState(anonymousBackend(), await findIt()),
				async () => {
					instance.builds += 1;
					const { results, entries } = await readPublicRecord(anonymousBackend(), await findIt());
					return { bytes: new Uint8Array(1), results: results.length, size: entries.length };
				},
			),
	};
	return instance;
}

it('builds the record once per state, in each instance, and hides what is hidden at once', async () => {
	const [one, other] = [startInstance(), startInstance()];
	const askBoth = async () => {
		const answers = await Promise.all([one.ask(), one.ask(), other.ask()]);
		const [first] = answers;
		expect(answers.map(({ results, size }) => ({ results, size }))).toEqual(
			answers.map(() => ({ results: first.results, size: first.size })),
		);
		expect(await one.ask()).toBe(first);
		return first;
	};

	const before = await askBoth();
	expect(before.results).toBe(0);

	await commit(async (client) => {
		await closeWithEverybody(client, opened(), prioritization);
		await settle(client, prioritization);
	});
	const shown = await askBoth();
	expect(shown.results).toBe(1);
	expect([one.builds, other.builds]).toEqual([2, 2]);

	await commit(async (client) => {
		await call(client, opened().staff, 'annul_ranking', {
			p_ranking: prioritization.rankings.organ,
			p_reason: 'Se abrió con otra lista de asientos.',
		});
		const [opening] = openingsOf(opened(), ['organ']);
		if (!opening) throw new Error('There is no opening.');
		await call(client, opened().staff, 'reopen_ranking', {
			p_annulled: prioritization.rankings.organ,
			p_opens: opening.opens,
			p_closes: opening.closes,
		});
	});
	const hidden = await askBoth();
	expect(hidden.results).toBe(0);
	expect(hidden.size).toBeGreaterThan(shown.size);
	expect([one.builds, other.builds]).toEqual([3, 3]);
});

it('is another state when a consultation opens or is answered', async () => {
	const read = async () => readRecordState(anonymousBackend(), await findIt());
	const states = [await read()];
	const open = await commit((client) => publishConsultation(client, opened(), `${opened().slug}-abierta`));
	states.push(await read());
	await commit((client) => submitAnswers(client, open, 2));
	await commit((client) => call(client, opened().staff, 'close_consultation', { p_consultation: open.id }));
	states.push(await read(), await read());
	expect(new Set(states).size).toBe(3);
});
