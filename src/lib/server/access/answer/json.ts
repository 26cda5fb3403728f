import { json } from '@sveltejs/kit';
import type { ZodType } from 'zod';
import { err, ok, type Result } from '$lib/basics/result';
import type { Refusal } from '$lib/server/backend/refusal';

/** A refusal as a device reads it. */
type Told = {
	code: Refusal['code'] | 'file_type' | 'file_large';
	status: number;
	retry?: boolean;
};

/** Reads a JSON body of at most `largest` characters by its shape; nothing larger is parsed. */
export async function readJson<T>(
	request: Request,
	largest: number,
	shape: ZodType<T>,
): Promise<Result<T, Told>> {
	const text = await request.text();
	if (text.length > largest) return err({ code: 'value_not_accepted', status: 413 });
	const read = shape.safeParse(parse(text));
	return read.success ? ok(read.data) : err({ code: 'value_not_accepted', status: 400 });
}

/** Tells a device why not, and where trying again may help, after how many seconds. */
export function refuseJson({ code, status, retry = false }: Told, againAfter = 5): Response {
	if (!retry) return json({ code }, { status });
	return json({ code }, { status: 503, headers: { 'retry-after': String(againAfter) } });
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// What is no JSON has no shape either.
		return undefined;
	}
}
