import { copyAnswersUpTo } from './answers/copyAnswers';
import type { LaunchedProduct } from './launcher';
import type { OpenConsultation } from './openConsultation';
import { openDatabase } from './openDatabase';
import { percentile, rate } from './pour';
import { pourAnswers, pourPages, withCost } from './pourCapture';
import { readMemory, sum } from './processor';

const sizes = [1_000, 10_000, 100_000, 1_000_000];

/** How pages and answers do as answers pile up. Each row also says how it stands to the first. */
export async function measureGrowth(
	product: LaunchedProduct,
	consultation: OpenConsultation,
	{ dataDir, seconds, connections }: { dataDir: string; seconds: number; connections: number },
): Promise<void> {
	const path = `/consulta/${consultation.slug}/responder`;
	const database = await openDatabase(dataDir);
	try {
		console.log('Warming up…');
		await pourPages(product, path, 2, connections);
		await pourAnswers(product, consultation, 2, connections, 1);
		let first: { pages: number; answers: number; each: number } | null = null;
		for (const [at, size] of sizes.entries()) {
			const stored = await copyAnswersUpTo(database, size);
			const pages = await withCost(product, () => pourPages(product, path, seconds, connections));
			const answers = await withCost(product, () =>
				pourAnswers(product, consultation, seconds, connections, at + 2),
			);
			const now = {
				pages: rate(pages.poured),
				answers: rate(answers.poured),
				each: sum(answers.cost) / Math.max(1, answers.poured.count),
			};
			first ??= now;
			const failed = { ...pages.poured.failed, ...answers.poured.failed };
			console.log(
				`${stored.toLocaleString('en')} stored: ` +
					`${now.pages.toFixed(0)} pages/s (${(now.pages / first.pages).toFixed(2)} of the first), ` +
					`${now.answers.toFixed(0)} answers/s (${(now.answers / first.answers).toFixed(2)}), ` +
					`p50 ${percentile(answers.poured, 50).toFixed(0)}, p95 ${percentile(answers.poured, 95).toFixed(0)}, ` +
					`p99 ${percentile(answers.poured, 99).toFixed(0)} ms, processor each ${now.each.toFixed(2)} ms ` +
					`(${(now.each / first.each).toFixed(2)}), memory ${sum(readMemory(product.pid)).toFixed(0)} MB` +
					(Object.keys(failed).length > 0 ? `; FAILED ${JSON.stringify(failed)}` : ''),
			);
		}
	} finally {
		await database.end();
	}
}
