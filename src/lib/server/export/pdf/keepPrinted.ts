import { createHash } from 'node:crypto';
import type { Result } from '$lib/basics/result';
import { printToPdf, type PrintRefusal } from './printToPdf';

/** As many documents as are asked for again and again; each is some hundred kilobytes. */
const most = 20;
const kept = new Map<string, Promise<Result<Uint8Array, PrintRefusal>>>();

/** Prints a document once, however many ask for it: the same words are the same paper. What failed is tried again. */
export async function keepPrinted(
	html: string,
	print: typeof printToPdf = printToPdf,
): Promise<Result<Uint8Array, PrintRefusal>> {
	const key = createHash('sha256').update(html).digest('base64');
	const known = kept.get(key);
	if (known !== undefined) return known;
	const printing = print(html);
	kept.set(key, printing);
	for (const oldest of kept.keys()) {
		if (kept.size <= most) break;
		kept.delete(oldest);
	}
	const printed = await printing;
	if (!printed.ok) kept.delete(key);
	return printed;
}
