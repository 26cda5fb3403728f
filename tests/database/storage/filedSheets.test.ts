import { describe, expect, it } from 'vitest';
import { anonymousBackend, workerBackend } from '../../../src/lib/server/backend/clients';
import { findExercise } from '../../../src/lib/server/data/exercises';
import { listDocuments, openDocument } from '../../../src/lib/server/data/record/documents';
import { readPublicRecord } from '../../../src/lib/server/data/record/publicRecord';
import { fileNextSheet, findFiledSheet, type Press } from '../../../src/lib/server/data/sheet/fileSheets';
import { composeExpediente } from '../../../src/lib/server/export/expediente';
import { openPress } from '../../../src/lib/server/export/pdf/openPress';
import { findPrinter } from '../../../src/lib/server/export/pdf/printToPdf';
import { verifyBundle } from '../../../src/lib/verifier/verifyBundle';
import { addProblems, closeWithEverybody, publishPrioritization, settle } from '../scene/ranking';
import { publishSeal } from '../scene/seal';
import { readOne } from '../scene/stage';
import { useCommittedExercise } from '../scene/useCommittedExercise';

const { exercise, commit } = useCommittedExercise('ficha');

/** How Chromium writes text into the outline and the title of a PDF. */
const written = (text: string) =>
	[...`\uFEFF${text}`].map((one) => one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')).join('');

async function takeExpediente() {
	const found = await findExercise(anonymousBackend(), exercise().slug);
	if (!found) throw new Error('The exercise is not public.');
	const { id, slug, name } = found;
	const record = await readPublicRecord(anonymousBackend(), found);
	return composeExpediente({
		exercise: { id, slug, name },
		software: 'prioriza/test',
		...record,
		attachments: [],
	});
}

describe('the sheet of a result on paper', () => {
	it.skipIf(findPrinter() === null)(
		'is printed at close as tagged paper with its seal, filed once by two instances, and in the next expediente',
		async () => {
			const { id, slug } = exercise();
			const list = await commit(async (client) => {
				const problems = await addProblems(client, exercise(), 3);
				const published = await publishPrioritization(client, exercise(), `${slug}-lista`, problems);
				await closeWithEverybody(client, exercise(), published);
				await settle(client, published);
				return published;
			});
			const size = await commit((client) => publishSeal(client, id));
			const press = openPress('https://prioriza.example', { ...process.env, PRIORIZA_FILE_SHEETS: 'yes' });
			if (press === null) throw new Error('There is a browser and no press.');
			// One that fails leaves the result to the next.
			const broken: Press = { ...press, print: () => Promise.resolve(null) };
			expect(await fileNextSheet(workerBackend(), broken, id)).toEqual({ ok: true, value: true });
			await commit((client) =>
				readOne(client, 'update private.sheet_turns set next_try_at = now() where exercise_id = $1', [id]),
			);
			const turns = await Promise.all(
				[1, 2].map(async () => {
					const first = await fileNextSheet(workerBackend(), press, id);
					return [first, await fileNextSheet(workerBackend(), press, id)];
				}),
			);
			expect(turns.flat().filter((turn) => turn.ok && turn.value)).toHaveLength(1);

			const [filed, ...others] = await listDocuments(anonymousBackend(), id);
			if (!filed) throw new Error('Nothing was filed.');
			expect(others).toEqual([]);
			expect(filed).toMatchObject({
				kind: 'ficha',
				role: 'server',
				about: list.id,
				isPublic: true,
				title: 'Ficha metodológica: Jerarquización de prueba',
				fileName: `ficha-${slug}-lista.pdf`,
			});
			const result = await commit((client) =>
				readOne(client, 'select id from app.results where prioritization_id = $1', [list.id]),
			);
			expect(await findFiledSheet(anonymousBackend(), String(result))).toBe(filed.id);

			const opened = await openDocument(filed);
			const paper = opened.ok ? Buffer.from(opened.value).toString('latin1') : '';
			expect(paper.startsWith('%PDF-')).toBe(true);
			for (const mark of [
				'/StructTreeRoot',
				'/MarkInfo <</Type /MarkInfo\n/Marked true',
				'/Lang (es-MX)',
				'/Outlines',
				'/S /Table',
				`/Title <${written('Ficha metodológica · Jerarquización de prueba')}>`,
				`/Title <${written(`Sello n.º ${size} del registro`)}>`,
			])
				expect(paper, mark).toContain(mark);

			const { bytes } = await takeExpediente();
			const { checks, notSealed } = verifyBundle(bytes, {});
			expect(checks.find(({ number }) => number === 25)).toMatchObject({
				code: 'filed-documents',
				status: 'passed',
			});
			expect(Buffer.from(bytes).includes(Buffer.from(opened.ok ? opened.value : 'nothing'))).toBe(true);
			expect(notSealed.filter((path) => path.startsWith('documents/'))).toEqual([]);
		},
		120_000,
	);

	it('is left to people where nothing prints, or where somebody said so', () => {
		expect(openPress('https://prioriza.example', { CHROMIUM_PATH: '/no/hay' })).toBeNull();
		expect(openPress('https://prioriza.example', { PRIORIZA_FILE_SHEETS: 'no' })).toBeNull();
	});
});
