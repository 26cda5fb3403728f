import type { SheetFacts } from '$lib/domain/result/sheetFacts';
import { defaultLocale } from '$lib/messages/locale';
import { filedSheetMessages } from '$lib/messages/document/filedSheet';
import { composeSheet } from '../sheet/composeSheet';
import { renderHtml } from '../sheet/renderHtml';
import { findPrinter, printToPdf } from './printToPdf';

/** Whether this machine prints sheets by itself: it has a browser, and nobody said no. */
export function printsSheets(env: NodeJS.ProcessEnv = process.env): boolean {
	return env['PRIORIZA_FILE_SHEETS'] !== 'no' && findPrinter(env) !== null;
}

/** What prints the sheets that are filed; null where this machine prints none. */
export function openPress(origin: string, env: NodeJS.ProcessEnv = process.env) {
	if (!printsSheets(env)) return null;
	const printer = findPrinter(env);
	return {
		origin,
		print: async (facts: SheetFacts, { slug, version }: { slug: string; version: number }) => {
			const printed = await printToPdf(renderHtml(composeSheet(facts, defaultLocale)), printer);
			if (!printed.ok) return null;
			return {
				title: filedSheetMessages[defaultLocale].documentTitle(facts.title, version),
				fileName: version === 1 ? `ficha-${slug}.pdf` : `ficha-${slug}-${String(version)}.pdf`,
				bytes: printed.value,
			};
		},
	};
}
