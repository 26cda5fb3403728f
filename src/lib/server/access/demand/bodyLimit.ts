import { error, isHttpError } from '@sveltejs/kit';

/** What any address takes, in bytes; the survey's queue of answers and every form fit. */
export const USUAL_BODY_BYTES = 512 * 1024;

/** A file of a material with the rest of its form. */
const fileBodyBytes = 8_600_000;

/** A document with the rest of its form. */
const documentBodyBytes = 25_600_000;

/** Addresses that take files, by their routes. */
const limits: Readonly<Record<string, number>> = {
	// A photograph straight from a camera: without scripts nothing makes it small, and its refusal is said in the page.
	'/(public)/consulta/[slug]/responder': fileBodyBytes,
	// Answers carried by hand, with their photographs.
	'/(workspace)/stl/[ejercicio]/consultas/[consulta]/importar': fileBodyBytes,
	'/(workspace)/nucleo/[ejercicio]/documentos/nuevo': documentBodyBytes,
	'/(workspace)/nucleo/[ejercicio]/materiales/nuevo': fileBodyBytes,
	'/(workspace)/nucleo/[ejercicio]/materiales/[numero]': fileBodyBytes,
};

interface Sent {
	request: Request;
	route: { id: string | null };
}

/** How many bytes an address takes. */
export function bodyLimitOf(routeId: string | null): number {
	return (
		(routeId !== null && Object.hasOwn(limits, routeId) ? limits[routeId] : undefined) ?? USUAL_BODY_BYTES
	);
}

/**
 * Refuses what is larger than its address takes. The server below takes the largest of all; here each address has its
 * own. What names its length is refused and thrown away as it comes: left unread it would hold the connection, and whoever
 * sent it would see no answer. What does not name it is counted as it comes.
 */
export async function limitBody(event: Sent): Promise<void> {
	const { request, route } = event;
	if (request.body === null) return;
	const most = bodyLimitOf(route.id);
	const declared = request.headers.get('content-length');
	if (declared !== null) {
		if (Number(declared) <= most) return;
		// Cut off by the server below, or by who sends: it is refused all the same.
		await request.body.pipeTo(new WritableStream()).catch(() => undefined);
		error(413);
	}
	let read = 0;
	const counted = request.body.pipeThrough(
		new TransformStream<Uint8Array, Uint8Array>({
			transform(chunk, controller) {
				read += chunk.byteLength;
				if (read > most) {
					try {
						error(413);
					} catch (refusal) {
						if (!isHttpError(refusal)) throw refusal;
						controller.error(refusal);
					}
				} else controller.enqueue(chunk);
			},
		}),
	);
	event.request = new Request(request, { body: counted, duplex: 'half' } as RequestInit);
}
