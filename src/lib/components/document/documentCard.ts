import type { DocumentKind } from '../../domain/document/kinds';
import { formatNumber, type Locale } from '../../messages/locale';

/** A document as a list and its own page show it. */
export interface DocumentCard {
	id: string;
	kind: DocumentKind;
	title: string;
	role: 'stl_staff' | 'guarantor' | 'server';
	filedOn: string;
	fileName: string;
	fileBytes: number;
	fileHash: string;
	isPublic: boolean;
	state: 'fine' | 'altered' | 'missing' | 'unchecked';
}

/** A size as people say it. */
export function formatSize(locale: Locale, bytes: number): string {
	if (bytes < 1_000) return `${formatNumber(locale, bytes)} bytes`;
	return bytes < 100_000
		? `${formatNumber(locale, Math.ceil(bytes / 1_000))} KB`
		: `${formatNumber(locale, bytes / 1_000_000, { maximumFractionDigits: 1 })} MB`;
}
