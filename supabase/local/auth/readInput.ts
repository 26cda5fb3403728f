import { type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { readBody } from '../gateway/readBody';
import { refuseAuth, validationFailed } from './refusals';

const limitBytes = 256 * 1024;

/** An address as it is kept: lower case, so that it names one account. */
export const emailShape = z
	.string()
	.max(255)
	.transform((text) => text.trim().toLowerCase())
	.pipe(z.email());

export const metadataShape = z.record(z.string(), z.unknown());

/** Reads a JSON body of the given shape. */
export async function readInput<Shape extends z.ZodType>(
	request: IncomingMessage,
	shape: Shape,
): Promise<z.output<Shape>> {
	const body = await readBody(request, limitBytes);
	let value: unknown;
	try {
		value = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
	} catch {
		throw refuseAuth(400, 'bad_json', 'Could not parse request body as JSON');
	}
	const parsed = shape.safeParse(value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw validationFailed(`${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'not accepted'}`);
}
