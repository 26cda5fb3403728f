import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { computeRoot, hashLeaf, rootOf } from '../../../src/lib/evidence';
import { anonymousBackend, tokenBackend, type Backend } from '../../../src/lib/server/backend/clients';
import { readTree } from '../../../src/lib/server/data/log/readTree';
import { readLog } from '../../../src/lib/server/data/results';
import { readAnswersPage, summarizeAnswers, type StoredAnswer } from '../../../src/lib/server/data/surveys';
import { signIn } from '../../contract/people';
import { useBackend } from '../../local-backend/backendFixture';
import { freezeAnswer, publishConsultation } from '../scene/consultation';
import { openAdministrator, openExercise, type Exercise } from '../scene/exercise';
import { anybody, become, call, json, stepBack } from '../scene/stage';

/** More than PostgREST gives at once, read whole by the functions of the product. */
const count = 1_150;
const backend = useBackend();
const password = 'clave-de-prueba-3391';
let exercise: Exercise;
let consultation = '';
let staff: Backend;
const sent = new Map<string, string>();

beforeAll(async () => {
	Object.assign(process.env, {
		SUPABASE_URL: backend.url,
		SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
		SUPABASE_SECRET_KEY: backend.secretKey,
	});
	const makeAccount = async (email: string) => {
		const { data, error } = await backend
			.asService()
			.auth.admin.createUser({ email, password, email_confirm: true });
		if (error !== null) throw error;
		return data.user.id;
	};
	const client = await backend.sql.connect();
	try {
		await client.query('begin');
		const administrator = await openAdministrator(client, makeAccount);
		exercise = await openExercise(client, administrator, makeAccount, `paginas-${randomUUID().slice(0, 8)}`);
		const open = await publishConsultation(client, exercise, `${exercise.slug}-abierta`);
		await client.query('commit');
		const bodies = Array.from({ length: count }, (_, at) =>
			freezeAnswer(open, { tema: at % 3 === 0 ? 'luz' : 'agua', detalle: `Calle ${at}` }),
		);
		await client.query('begin');
		await become(client, anybody);
		await client.query(
			`select api.submit_answer(b.id, b.content, b.salt, b.commitment, b.channel)
			from jsonb_to_recordset($1) b (id uuid, content text, salt text, commitment text, channel text)`,
			[json(bodies)],
		);
		await stepBack(client);
		for (const { id, content } of bodies) sent.set(id, content);
		await call(client, exercise.staff, 'close_consultation', { p_consultation: open.id });
		await client.query('commit');
		consultation = open.id;
	} finally {
		client.release();
	}
	const { accessToken } = await signIn(backend, { email: exercise.staff.email, password });
	staff = tokenBackend(accessToken);
});

async function readAll(limit: number, wanted = {}): Promise<StoredAnswer[]> {
	const answers: StoredAnswer[] = [];
	for (;;) {
		const page = await readAnswersPage(staff, consultation, answers.at(-1)?.id ?? null, limit, wanted);
		answers.push(...page);
		if (page.length < Math.min(limit, 1_000)) return answers;
	}
}

it.each([1_000, 333, 100_000])('every answer is read once, in pages of %i', async (limit) => {
	const answers = await readAll(limit);
	expect(answers.map(({ id }) => id)).toEqual([...sent.keys()].sort());
	for (const { id, content } of answers) expect(content).toBe(sent.get(id));
});

it('pages of some answers leave out none of them, and the counts agree', async () => {
	const some = await readAll(100, { matches: { tema: 'luz' } });
	const expected = [...sent].filter(([, content]) => content.includes('"tema":"luz"')).map(([id]) => id);
	expect(some.map(({ id }) => id)).toEqual(expected.sort());
	const { answered, choices } = await summarizeAnswers(staff, consultation);
	expect(answered).toEqual({ tema: count, detalle: count });
	expect(choices.find(({ choice }) => choice === 'luz')?.count).toBe(expected.length);
});

it('the log is read whole by anybody, in order, and each line is what was hashed', async () => {
	const entries = await readLog(anonymousBackend(), exercise.id);
	expect(entries.map(({ position }) => position)).toEqual(entries.map((_, at) => at));
	expect(entries.filter(({ type }) => type === 'response')).toHaveLength(count);
	const tree = await readTree(anonymousBackend(), exercise.id, entries.length);
	if (tree === null) throw new Error('There are fewer leaves than entries.');
	expect(computeRoot(entries.map(({ entry }) => hashLeaf(Buffer.from(entry))))).toEqual(rootOf(tree));
	const told: [number, number][] = [];
	await readLog(anonymousBackend(), exercise.id, (lines, of) => told.push([lines, of]));
	expect(told.at(-1)).toEqual([entries.length, entries.length]);
	expect(told.map(([lines]) => lines)).toEqual(told.map(([lines]) => lines).toSorted((a, b) => a - b));
});
