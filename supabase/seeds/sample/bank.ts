import { compareCodeUnits } from '../../../src/lib/basics/compare';
import { createRandomStream } from '../../../src/lib/basics/random';
import { createProblem, mergeProblems } from '../../../src/lib/server/data/problems';
import { readAnswersPage, type StoredAnswer } from '../../../src/lib/server/data/surveys';
import type { SampleExercise } from './exercise';
import { registerMaterials } from './material/materials';
import { need } from './need';
import { sampleProblems } from './problems';
import type { Municipality } from './territories';

/** Rests on no answer, no page elsewhere and no material. */
const alone = { response: null, link: null, material: null, citedAt: null } as const;

/** Step 3: the problem bank, with thirty problems from several sources and one merge. Gives what can be ranked. */
export async function buildBank(
	exercise: SampleExercise,
	closedConsultation: string,
	places: readonly Municipality[],
): Promise<string[]> {
	const { backend } = exercise.staff;
	const answers = await readAnswers(exercise, closedConsultation);
	const materials = await registerMaterials(exercise);
	const random = createRandomStream(30);
	const ids: string[] = [];
	for (const [at, problem] of sampleProblems.entries()) {
		const place = places[(at * 7) % places.length];
		if (!place) throw new Error('no municipality');
		const cited = problem.source.cites;
		const isHeard = problem.source.kind === 'answer';
		const sources = [
			{
				...alone,
				kind: problem.source.kind,
				citation: problem.source.citation,
				response: isHeard ? (answers[at * 13]?.id ?? null) : null,
				material: cited === undefined ? null : (materials.get(cited.material) ?? null),
				citedAt: cited?.at ?? null,
			},
			...(at % 3 === 0
				? [
						{
							kind: 'access-requests',
							citation: 'Solicitudes repetidas sobre el mismo tema',
							...alone,
						},
					]
				: []),
		];
		const jitter = () => random.nextBelow(40_001) - 20_000;
		const point = { latE6: place.latE6 + jitter(), lonE6: place.lonE6 + jitter() };
		const created = await createProblem(backend, exercise.id, {
			title: problem.title,
			description: problem.description,
			theme: problem.theme,
			tags: [problem.tag],
			territories: [problem.isEverywhere ? place.id.slice(0, 2) : place.id],
			point: problem.isEverywhere ? null : point,
			sources,
		});
		ids.push(need(created, problem.title));
	}
	const [water, leaks] = ids;
	if (water !== undefined && leaks !== undefined) {
		need(
			await mergeProblems(
				backend,
				leaks,
				water,
				'Las fugas son parte del mismo problema: el agua no alcanza.',
			),
			'merge',
		);
	}
	// The most urgent first; the one that rests in another is not an alternative.
	return sampleProblems
		.map(({ urgency }, at) => ({ id: ids[at], urgency, at }))
		.sort((a, b) => b.urgency - a.urgency || a.at - b.at)
		.flatMap(({ id }) => (id !== undefined && id !== leaks ? [id] : []));
}

/** All answers in the order of what they say: identities are new each time, and so would be their order. */
async function readAnswers({ staff }: SampleExercise, consultation: string): Promise<StoredAnswer[]> {
	const answers: StoredAnswer[] = [];
	for (;;) {
		const page = await readAnswersPage(staff.backend, consultation, answers.at(-1)?.id ?? null, 200);
		if (page.length === 0) break;
		answers.push(...page);
	}
	const sayingOf = ({ channel, content }: StoredAnswer) => `${channel} ${content}`;
	return answers.sort((one, other) => compareCodeUnits(sayingOf(one), sayingOf(other)));
}
