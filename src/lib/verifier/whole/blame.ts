import type { Report } from '../report';

/** Every file and line that a report blames. */
export function listBlamed({ checks, problem }: Report): (string | number)[] {
	const findings = checks.flatMap(({ failures }) => failures);
	return [...findings, ...(problem ? [problem] : [])].flatMap(({ code, params }) => [
		...(params['file'] === undefined ? [] : [params['file']]),
		...(params['line'] === undefined ? [] : [params['line']]),
		...(code === 'zip-altered' ? ['zip'] : []),
	]);
}

/** A stretch of a zip: its header, and from `data` on what the file holds. */
export type Region = { owner: string; start: number; data: number; end: number };

/** Which file each byte of a bundle belongs to, by the layout that the format promises. */
export function mapOwners(zip: Uint8Array, paths: readonly string[]): Region[] {
	const view = new DataView(zip.buffer, zip.byteOffset);
	const regions: Region[] = [];
	let start = 0;
	for (const owner of paths) {
		const data = start + 30 + owner.length;
		const end = data + view.getUint32(start + 18, true);
		regions.push({ owner, start, data, end });
		start = end;
	}
	for (const owner of paths) {
		const end = start + 46 + owner.length;
		regions.push({ owner, start, data: end, end });
		start = end;
	}
	return [...regions, { owner: 'zip', start, data: zip.length, end: zip.length }];
}

/** What a report must blame for a byte: the file it is of, and in the log its line too. */
export function ownersOf(zip: Uint8Array, regions: readonly Region[], at: number): (string | number)[] {
	const region = regions.find(({ start, end }) => at >= start && at < end);
	if (!region) throw new RangeError(`byte ${String(at)} is of no file`);
	if (region.owner !== 'log/entries.jsonl' || at < region.data) return [region.owner];
	return [region.owner, zip.subarray(region.data, at).filter((byte) => byte === 0x0a).length + 1];
}
