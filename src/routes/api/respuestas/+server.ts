import { json, type RequestHandler } from '@sveltejs/kit';
import { z } from 'zod';
import { anonymousBackend } from '$lib/server/backend/clients';
import { submitAnswer } from '$lib/server/data/surveys';

const largestBody = 40_000;

const answerShape = z.strictObject({
	id: z.uuidv4(),
	content: z.string().max(20_000),
	salt: z.string().length(43),
	commitment: z.string().length(43),
	/** Hash of the key that stays on the device, where it keeps one. */
	keyHash: z.string().length(43).nullable().default(null),
	channel: z.enum(['web', 'kiosk', 'public_space', 'interviewer']),
});

/** Where devices deliver frozen answers. A receipt is given only after the commit of the database. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const text = await request.text();
	if (text.length > largestBody) return refuse('value_not_accepted', 413);
	const parsed = answerShape.safeParse(parseJson(text));
	if (!parsed.success) return refuse('value_not_accepted', 400);
	const { channel } = parsed.data;
	// The token of a station never leaves its cookie, which scripts cannot read.
	const stationToken = channel === 'kiosk' ? (cookies.get('modulo') ?? null) : null;
	const stored = await submitAnswer(anonymousBackend(), { ...parsed.data, stationToken });
	if (stored.ok) return json(stored.value);
	const { code, status, retry } = stored.error;
	return refuse(code, retry ? 503 : status);
};

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function refuse(code: string, status: number): Response {
	return json({ code }, { status, headers: status === 503 ? { 'retry-after': '5' } : {} });
}
