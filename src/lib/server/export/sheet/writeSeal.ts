import { inGroups } from '$lib/basics/inGroups';
import type { SheetSeal } from '$lib/domain/result/sheetFacts';
import { formatNumber, type Locale } from '$lib/messages/locale';
import { printedSealMessages } from '$lib/messages/seals/printed';
import type { SealBlock } from './document';

/** The seal that stands at the end of what is printed. */
export function writeSeal({ size, words, root, keys, address }: SheetSeal, locale: Locale): SealBlock {
	const m = printedSealMessages[locale];
	const lines = formatNumber(locale, size);
	return {
		title: m.title(lines),
		words,
		how: m.how,
		facts: [
			{ term: m.root, detail: inGroups(root) },
			{ term: m.key(keys.length), detail: keys.join(' · ') },
		],
		address,
		label: m.qr(lines),
	};
}
