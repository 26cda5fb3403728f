import { freezeAnswers } from './frozenAnswers';
import type { LaunchedProduct } from './launcher';
import type { OpenConsultation } from './openConsultation';
import { pour, type Poured } from './pour';
import { readProcessor, subtract } from './processor';

/** What the processors of the product gave for a piece of work. */
export async function withCost(product: LaunchedProduct, work: () => Promise<Poured>) {
	const before = readProcessor(product.pid);
	const poured = await work();
	return { poured, cost: subtract(readProcessor(product.pid), before) };
}

export function pourPages(
	product: LaunchedProduct,
	path: string,
	limit: number,
	width: number,
): Promise<Poured> {
	const question = { method: 'GET', path, headers: { 'accept-encoding': 'br, gzip', accept: 'text/html' } };
	return pour(product.url, width, () => question, limit);
}

/** Every answer is frozen before the clock starts. With a pace, each waits for its turn. */
export async function pourAnswers(
	product: LaunchedProduct,
	consultation: OpenConsultation,
	limit: number,
	width: number,
	salt: number,
	pace: number | null = null,
): Promise<Poured> {
	const most = Math.ceil(limit * (pace ?? 1_000));
	const bodies = freezeAnswers(consultation, most, salt).map((answer) => Buffer.from(JSON.stringify(answer)));
	const next = () => {
		const body = bodies.pop();
		if (body === undefined) return null;
		const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
		return { method: 'POST', path: '/api/respuestas', headers, body };
	};
	return pour(product.url, width, next, limit, pace);
}
