import type { Page } from '@playwright/test';
import { askAxe, tags } from '../support/accessible';
import { schemes } from '../support/faces';

/**
 * What axe cannot decide by itself and a person looked at, with what was seen. Anything else that it leaves open is a
 * barrier until somebody looks.
 */
const reviewed: readonly { readonly rule: string; readonly why: RegExp; readonly seen: string }[] = [
	{
		rule: 'color-contrast',
		why: /1:1 contrast ratio/,
		seen: 'In forced colours the browser paints text and background of its own; axe still reads the colours of the page.',
	},
	{
		rule: 'color-contrast',
		why: /only non-text characters|too short to determine/,
		seen: 'A sign beside its word, hidden from readers; or the number of a place in a chart, which its table says too.',
	},
	{
		rule: 'color-contrast',
		why: /image node|pseudo element|background gradient|overlapped|partially obscured/,
		seen: 'A name over the shape of a chart, drawn with the colours of text and surface that the tokens hold to 7:1.',
	},
];

export interface Look {
	readonly scheme: keyof typeof schemes;
	readonly size: { readonly width: number; readonly height: number };
}

/** A phone and a screen of 1080×1920 held upright, as at a counter; light, dark and in forced colours. */
export const looks: readonly Look[] = [
	{ width: 360, height: 740 },
	{ width: 1080, height: 1920 },
].flatMap((size) => Object.keys(schemes).map((scheme) => ({ size, scheme: scheme as Look['scheme'] })));

/** What stands in the way of somebody on the page as it is now, seen so. */
export async function findBarriers(page: Page, look: Look): Promise<string[]> {
	await page.setViewportSize(look.size);
	await page.emulateMedia({ ...schemes[look.scheme], reducedMotion: 'reduce' });
	const axe = await askAxe(page, {
		runOnly: { type: 'tag', values: tags },
		resultTypes: ['violations', 'incomplete'],
	});
	const { violations, incomplete } = await axe.analyze();
	const open = incomplete.flatMap(({ id, nodes }) =>
		nodes
			.map((node) => ({
				id,
				node,
				why: [...node.any, ...node.all, ...node.none].map(({ message }) => message).join(' '),
			}))
			.filter(({ why }) => !reviewed.some((known) => known.rule === id && known.why.test(why)))
			.map(({ node, why }) => `${id} is undecided: ${node.target.join(' ')} · ${why}`),
	);
	const wrong = violations.flatMap(({ id, nodes }) =>
		nodes.map(
			(node) => `${id}: ${node.target.join(' ')} · ${(node.failureSummary ?? '').replaceAll(/\s+/g, ' ')}`,
		),
	);
	const moving = await page.evaluate(() =>
		document
			.getAnimations()
			.filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0) > 20)
			.map(() => 'moves though the person asked for rest'),
	);
	const where = `${new URL(page.url()).pathname} [${String(look.size.width)}, ${look.scheme}]`;
	return [...wrong, ...open, ...new Set(moving)].map((line) => `${where} ${line}`);
}
