import { isUuid } from '../../basics/ids';
import type { Group } from '../form';
import type { RefusalCode } from '../refusalCodes';
import { countCharacters, isWritable, tidyLine, tidyParagraphs } from '../text';
import { sourceKinds, type ProblemSource, type SourceKind } from './sources';

/** Limits of a source, in characters, and how many a problem may have. */
export const SOURCE_LIMITS = {
	citation: { min: 3, max: 400 },
	link: 500,
	citedAt: 120,
	sources: 50,
} as const;

const columns = ['kind', 'citation', 'link', 'response', 'material', 'citedAt'] as const;

/**
 * Reads the sources of a problem, row by row, from controls that repeat once per source, blank or not, so that rows
 * keep together: `sources.kind`, `sources.citation`, `sources.link`, `sources.response` (the id of an answer),
 * `sources.material` (the id of what was registered) and `sources.citedAt` (its page or figure). A row with nothing but a
 * kind is a row nobody filled. At least one must be left.
 */
export function readSources(
	controls: Group,
	refuse: (control: string, code: RefusalCode) => void,
): ProblemSource[] {
	let filled = 0;
	const sources: ProblemSource[] = [];
	const cell = (column: (typeof columns)[number], row: number) => controls.get(column)?.[row] ?? '';
	const rows = Math.max(...columns.map((column) => controls.get(column)?.length ?? 0));
	if (rows > SOURCE_LIMITS.sources) refuse('kind', 'sources_range');
	for (let row = 0; row < Math.min(rows, SOURCE_LIMITS.sources); row++) {
		const citation = tidyParagraphs(cell('citation', row));
		const link = tidyLine(cell('link', row));
		const response = cell('response', row).trim().toLowerCase();
		const material = cell('material', row).trim().toLowerCase();
		const citedAt = tidyLine(cell('citedAt', row));
		if ([citation, link, response, material, citedAt].every((text) => text === '')) continue;
		filled++;
		const kind = cell('kind', row);
		const length = countCharacters(citation);
		if (!isSourceKind(kind)) refuse('kind', 'source_choice');
		else if (!isWritable(citation)) refuse('citation', 'text_characters');
		else if (length < SOURCE_LIMITS.citation.min || length > SOURCE_LIMITS.citation.max)
			refuse('citation', 'source_citation_length');
		else if (link !== '' && !isWebLink(link)) refuse('link', 'link_form');
		else if (response !== '' && !isUuid(response)) refuse('response', 'source_choice');
		else if (material !== '' && !isUuid(material)) refuse('material', 'material_choice');
		else if (!isWritable(citedAt)) refuse('citedAt', 'text_characters');
		else if (countCharacters(citedAt) > SOURCE_LIMITS.citedAt) refuse('citedAt', 'cited_at_length');
		else
			sources.push({
				kind,
				citation,
				link: link || null,
				response: response || null,
				material: material || null,
				citedAt: citedAt || null,
			});
	}
	// A row with something to put right is not missing.
	if (filled === 0) refuse('citation', 'source_missing');
	return sources;
}

function isSourceKind(text: string): text is SourceKind {
	return sourceKinds.some((kind) => kind === text);
}

/** Whether a text is an address of the web: nothing that runs, such as `javascript:`. */
export function isWebLink(text: string): boolean {
	return (
		text.length <= SOURCE_LIMITS.link &&
		isWritable(text) &&
		/^https?:\/\/[^\s]+$/.test(text) &&
		URL.canParse(text)
	);
}
