import { namePlaces } from '$lib/map/readMexico.server';
import type { Locale } from '$lib/messages/locale';
import { anonymousBackend, type Backend } from '$lib/server/backend/clients';
import type { Exercise } from '$lib/server/data/exercises';
import { findKeyOfLog } from '$lib/server/data/log/adoptKey';
import { describePrintedSeal, sealAddress } from '$lib/server/data/log/printedSeal';
import { listRankings } from '$lib/server/data/ranking/rankings';
import { readConsultationFacts, type ConsultationFacts } from '$lib/server/data/record/consultationFacts';
import { findCurrent } from '$lib/server/data/record/currentResult';
import { readShownBallots } from '$lib/server/data/record/publishedBallots';
import { readPublicRecord } from '$lib/server/data/record/publicRecord';
import { readSealedMethodologies } from '$lib/server/data/record/sealedMethodologies';
import { readRecordState } from '$lib/server/data/record/recordState';
import { gatherSheetFacts } from '$lib/server/data/sheet/gatherSheetFacts';
import { readFigures } from '$lib/server/data/response/figures';
import { SOFTWARE } from '$lib/server/data/software';
import type { FiguresInput } from '$lib/server/export/answers/figureFiles';
import { composeExpediente, type Expediente } from '$lib/server/export/expediente';
import { keepBuilt } from '$lib/server/export/keepBuilt';
import { composeSheets, writeWorkbook } from '$lib/server/export/lists';
import { writeReadme } from '$lib/server/export/readme';
import { composeRecordPackage, type PackagedList } from '$lib/server/export/record/recordPackage';
import { viewResult } from '$lib/domain/result/resultView';
import { composeCover, type CoverList } from '$lib/server/export/cover/composeCover';
import { composeSheet } from '$lib/server/export/sheet/composeSheet';
import { renderHtml } from '$lib/server/export/sheet/renderHtml';
import { verifiers } from '$lib/server/export/verifier/verifierFiles';
import { textFile } from '$lib/server/export/textFile';
import { readStoredResult } from '$lib/domain/result/storedResult';
import { findPublicExercise } from '../findExercise.server';

/** Both languages go into the file, because whoever opens it later is asked nothing. Spanish has the plain name. */
const editions: readonly { locale: Locale; mark: string; readme: string }[] = [
	{ locale: 'es', mark: '', readme: 'LEEME.txt' },
	{ locale: 'en', mark: '.en', readme: 'README.txt' },
];

const takeBuilt = keepBuilt<Expediente>(128 * 1024 * 1024);

/** How far the building of an expediente is: lines of the log that were read, lists that were written, or packing. */
export type BuildingStep = { step: 'read' | 'write'; done: number; of: number } | { step: 'pack' };
type Tell = (step: BuildingStep) => void;
/** Who wants to know, by exercise: several may wait for one building. */
const watching = new Map<string, Set<Tell>>();

/** The expediente, telling how far it is while it is built. Nothing is told where it is kept. */
export async function watchExpediente(slug: string, origin: string, tell: Tell): Promise<Expediente> {
	const watchers = watching.get(slug) ?? new Set();
	watching.set(slug, watchers.add(tell));
	try {
		return await readExpediente(slug, origin);
	} finally {
		watchers.delete(tell);
		if (watchers.size === 0) watching.delete(slug);
	}
}

/** The expediente of an exercise as anybody may have it now, built once per state of what anybody may see. */
export async function readExpediente(slug: string, origin: string): Promise<Expediente> {
	const backend = anonymousBackend();
	const find = () => findPublicExercise(slug);
	return takeBuilt(
		slug,
		// Its sheets carry the address where people reach the product.
		async () => `${origin} ${await readRecordState(backend, await find())}`,
		async () =>
			buildExpediente(backend, await find(), origin, (step) => {
				for (const tell of watching.get(slug) ?? []) tell(step);
			}),
	);
}

/** The same state gives the same bytes. */
export async function buildExpediente(
	backend: Backend,
	exercise: Exercise,
	origin: string,
	tell: Tell = () => undefined,
): Promise<Expediente> {
	const consultations = await readConsultationFacts(backend, exercise.id);
	const record = await readPublicRecord(backend, exercise, (done, of) => {
		tell({ step: 'read', done, of });
	});
	const carried = [verifiers.page, verifiers.program];
	const guide = {
		exercise,
		logSize: record.entries.length,
		verifiers: carried,
		verifiersAt: `${origin}/verificar`,
	};
	const attachments = [
		...editions.map(({ locale, readme }) => textFile(readme, writeReadme(guide, locale))),
		...carried.map(({ name, bytes }) => ({ path: name, bytes })),
	];
	const sealed = readSealedMethodologies(record.entries);
	const newest = record.checkpoints.at(-1);
	const seal = newest ? describePrintedSeal(newest, await findKeyOfLog(backend, exercise.id)) : null;
	const lists: CoverList[] = [];
	const counted: PackagedList[] = [];
	for (const [at, prioritization] of record.prioritizations.entries()) {
		tell({ step: 'write', done: at, of: record.prioritizations.length });
		const { id, slug: name } = prioritization;
		const own = sealed.get(id);
		if (own === undefined) continue;
		const { methodology, hash: methodologyHash } = own;
		const stored = findCurrent(
			await listRankings(backend, id),
			record.results.filter(({ prioritizationId }) => prioritizationId === id),
		);
		const view = stored ? viewResult(methodology, readStoredResult(stored.content)) : null;
		const facts = await gatherSheetFacts(backend, {
			exercise,
			prioritization,
			methodology,
			methodologyHash,
			result: stored && view ? { stored, view } : null,
			consultations,
			ruleset: record.ruleset,
			seal,
			origin,
		});
		lists.push({
			slug: name,
			title: prioritization.title,
			publishedOn: prioritization.publishedOn,
			result: stored && view ? { view, computedOn: stored.computedOn } : null,
		});
		for (const { locale, mark } of editions)
			attachments.push(textFile(`fichas/${name}${mark}.html`, renderHtml(composeSheet(facts, locale))));
		if (!stored || !view) continue;
		const { viability } = facts;
		const tables = {
			...{ methodology, methodologyHash, resultHash: stored.contentHash, view, viability },
			ballots: await readShownBallots(backend, prioritization),
		};
		counted.push({ slug: name, title: prioritization.title, tables });
		for (const { locale, mark } of editions) {
			const workbook = await writeWorkbook(composeSheets(tables, locale));
			attachments.push({ path: `lists/${name}${mark}.xlsx`, bytes: workbook });
		}
	}
	const address = `${origin}/ejercicio/${exercise.slug}/expediente`;
	const figures = await readPackagedFigures(backend, consultations, origin);
	attachments.push(...composeRecordPackage({ exercise, address, editions, lists: counted, figures }));
	const cover = {
		...guide,
		lists,
		consultations,
		seal: seal && { ...seal, address: sealAddress(origin, exercise.slug, seal.size) },
		address,
	};
	for (const { locale, mark } of editions)
		attachments.push(textFile(`ficha${mark}.html`, renderHtml(composeCover(cover, mark, locale))));
	tell({ step: 'pack' });
	// Packing takes the processor at once: what was told leaves before.
	await new Promise((done) => setImmediate(done));
	return composeExpediente({
		exercise: { id: exercise.id, slug: exercise.slug, name: exercise.name },
		software: SOFTWARE,
		...record,
		attachments,
	});
}

/** What is published of the answers to each consultation that closed, with the names its tables need. */
async function readPackagedFigures(
	backend: Backend,
	consultations: readonly ConsultationFacts[],
	origin: string,
): Promise<FiguresInput[]> {
	const all: FiguresInput[] = [];
	for (const consultation of consultations) {
		const published = await readFigures(backend, consultation.id);
		if (published === null) continue;
		const { state, languages } = consultation.instrument;
		const places = await namePlaces(state);
		all.push({ ...published, consultation, state, languages, places, origin });
	}
	return all;
}
