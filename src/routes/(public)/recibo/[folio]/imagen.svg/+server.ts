import { error, type RequestHandler } from '@sveltejs/kit';
import { writeReceiptSvg } from '$lib/components/receipt/writeReceiptSvg';
import { readFolio } from '$lib/domain/survey/folio';
import { formatDay } from '$lib/messages/locale';
import { receiptMessages } from '$lib/messages/public/receipt';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findReceipts } from '$lib/server/data/surveys';

/** A receipt as a picture to keep. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const folio = readFolio(params['folio'] ?? '');
	const [receipt] = folio ? await findReceipts(anonymousBackend(), folio) : [];
	if (!folio || !receipt) error(404);
	const m = receiptMessages[locals.locale];
	const svg = writeReceiptSvg({
		folio,
		address: `${locals.site.origin}/recibo/${folio}`,
		lines: [
			receipt.title,
			`${m.standings[receipt.standing]}: ${formatDay(locals.locale, receipt.receivedOn)}`,
		],
		title: m.imageTitle(folio),
	});
	return new Response(svg, {
		headers: {
			'content-type': 'image/svg+xml',
			'cache-control': 'private, no-store',
			'content-disposition': `attachment; filename="${folio}.svg"`,
		},
	});
};
