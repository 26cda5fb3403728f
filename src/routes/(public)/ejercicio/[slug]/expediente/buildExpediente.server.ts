import type { BundleFile } from '$lib/evidence';
import { readStoredResult } from '$lib/domain/result/storedResult';
import { viewResult } from '$lib/domain/result/resultView';
import { namePlaces } from '$lib/map/readMexico.server';
import type { Locale } from '$lib/messages/locale';
import type { Backend } from '$lib/server/backend/clients';
import type { Exercise } from '$lib/server/data/exercises';
import { findKeyOfLog } from '$lib/server/data/log/adoptKey';
import { describePrintedSeal, sealAddress, type PrintedSeal } from '$lib/server/data/log/printedSeal';
import { listRankings } from '$lib/server/data/ranking/rankings';
import { readConsultationFacts, type ConsultationFacts } from '$lib/server/data/record/consultationFacts';
import { findCurrent } from '$lib/server/data/record/currentResult';
import { readShownBallots } from '$lib/server/data/record/publishedBallots';
import { readPublicRecord, type PublicRecord } from '$lib/server/data/record/publicRecord';
import { readSealedMethodologies, type SealedMethodology } from '$lib/server/data/record/sealedMethodologies';
import { readFigures } from '$lib/server/data/response/figures';
import { gatherSheetFacts } from '$lib/server/data/sheet/gatherSheetFacts';
import { SOFTWARE } from '$lib/server/data/software';
import type { FiguresInput } from '$lib/server/export/answers/figureFiles';
import { composeCover, type CoverList } from '$lib/server/export/cover/composeCover';
import { composeExpediente, type Expediente } from '$lib/server/export/expediente';
import { composeSheets, writeWorkbook } from '$lib/server/export/lists';
import { writeReadme } from '$lib/server/export/readme';
import { composeRecordPackage, type PackagedList } from '$lib/server/export/record/recordPackage';
import { composeSheet } from '$lib/server/export/sheet/composeSheet';
import { renderHtml } from '$lib/server/export/sheet/renderHtml';
import { textFile } from '$lib/server/export/textFile';
import { verifiers } from '$lib/server/export/verifier/verifierFiles';

/** Both languages go into the file, because whoever opens it later is asked nothing. Spanish has the plain name. */
const editions: readonly { locale: Locale; mark: string; readme: string }[] = [
	{ locale: 'es', mark: '', readme: 'LEEME.txt' },
	{ locale: 'en', mark: '.en', readme: 'README.txt' },
];

/** How far the building of an expediente is: lines of the log that were read, lists that were written, or packing. */
export type BuildingStep = { step: 'read' | 'write'; done: number; of: number } | { step: 'pack' };
export type Tell = (step: BuildingStep) => void;

/** What every part of an expediente is written from. */
interface Ground {
	readonly backend: Backend;
	readonly exercise: Exercise;
	readonly origin: string;
	readonly record: PublicRecord;
	readonly consultations: readonly ConsultationFacts[];
	/** The newest, as it is printed. */
	readonly seal: PrintedSeal | null;
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
	const newest = record.checkpoints.at(-1);
	const seal = newest ? describePrintedSeal(newest, await findKeyOfLog(backend, exercise.id)) : null;
	const ground: Ground = { backend, exercise, origin, record, consultations, seal };
	const sealed = readSealedMethodologies(record.entries);
	const lists: WrittenList[] = [];
	for (const [at, prioritization] of record.prioritizations.entries()) {
		tell({ step: 'write', done: at, of: record.prioritizations.length });
		const own = sealed.get(prioritization.id);
		if (own) lists.push(await writeList(ground, prioritization, own));
	}
	const around = await writeAround(ground, lists);
	tell({ step: 'pack' });
	// Packing takes the processor at once: what was told leaves before.
	await new Promise((done) => setImmediate(done));
	return composeExpediente({
		exercise: { id: exercise.id, slug: exercise.slug, name: exercise.name },
		software: SOFTWARE,
		...record,
		attachments: [...around, ...lists.flatMap(({ files }) => files)],
	});
}

interface WrittenList {
	readonly onCover: CoverList;
	/** Its sheet and, once counted, its workbook, in each language. */
	readonly files: readonly BundleFile[];
	/** What goes into the package of tables; null where nothing was counted. */
	readonly tables: PackagedList | null;
}

/** What people read of one prioritization: its sheet and, once counted, its list. */
async function writeList(
	{ backend, record, ...ground }: Ground,
	prioritization: PublicRecord['prioritizations'][number],
	{ methodology, hash: methodologyHash }: SealedMethodology,
): Promise<WrittenList> {
	const { id, slug, title, publishedOn } = prioritization;
	const stored = findCurrent(
		await listRankings(backend, id),
		record.results.filter(({ prioritizationId }) => prioritizationId === id),
	);
	const result = stored && {
		stored,
		view: viewResult(methodology, readStoredResult(stored.content)),
	};
	const facts = await gatherSheetFacts(backend, {
		...ground,
		prioritization,
		methodology,
		methodologyHash,
		result,
		ruleset: record.ruleset,
	});
	const files = editions.map(({ locale, mark }) =>
		textFile(`fichas/${slug}${mark}.html`, renderHtml(composeSheet(facts, locale))),
	);
	const onCover = {
		slug,
		title,
		publishedOn,
		result: result && { view: result.view, computedOn: result.stored.computedOn },
	};
	if (!result) return { onCover, files, tables: null };
	const tables = {
		methodology,
		methodologyHash,
		resultHash: result.stored.contentHash,
		view: result.view,
		viability: facts.viability,
		ballots: await readShownBallots(backend, prioritization),
	};
	for (const { locale, mark } of editions) {
		const bytes = await writeWorkbook(composeSheets(tables, locale));
		files.push({ path: `lists/${slug}${mark}.xlsx`, bytes });
	}
	return { onCover, files, tables: { slug, title, tables } };
}

/** What stands around the lists: how to read the file, both verifiers, the tables of the package and the cover. */
async function writeAround(
	{ backend, exercise, origin, record, consultations, seal }: Ground,
	lists: readonly WrittenList[],
): Promise<BundleFile[]> {
	const carried = [verifiers.page, verifiers.program];
	const address = `${origin}/ejercicio/${exercise.slug}/expediente`;
	const guide = {
		exercise,
		logSize: record.entries.length,
		verifiers: carried,
		verifiersAt: `${origin}/verificar`,
	};
	const cover = {
		...guide,
		lists: lists.map(({ onCover }) => onCover),
		consultations,
		seal: seal && { ...seal, address: sealAddress(origin, exercise.slug, seal.size) },
		address,
	};
	return [
		...carried.map(({ name, bytes }) => ({ path: name, bytes })),
		...editions.flatMap(({ locale, mark, readme }) => [
			textFile(readme, writeReadme(guide, locale)),
			textFile(`ficha${mark}.html`, renderHtml(composeCover(cover, mark, locale))),
		]),
		...composeRecordPackage({
			exercise,
			address,
			editions,
			lists: lists.flatMap(({ tables }) => tables ?? []),
			figures: await readPackagedFigures(backend, consultations, origin),
		}),
	];
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
