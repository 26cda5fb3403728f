import { error, type RequestHandler } from '@sveltejs/kit';
import { writeCodeSvg } from '$lib/components/receipt/writeReceiptSvg';
import { readFolio } from '$lib/domain/survey/folio';
import { receiptMessages } from '$lib/messages/public/receipt';

/** The code that opens a receipt. It says nothing about whether the folio exists. */
export const GET: RequestHandler = ({ params, locals }) => {
	const folio = readFolio(params['folio'] ?? '');
	if (!folio) error(404);
	const svg = writeCodeSvg(`${locals.site.origin}/recibo/${folio}`, receiptMessages[locals.locale].qr);
	return new Response(svg, {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' },
	});
};
