/** A reason not to start, already worded (in Spanish) for the person who typed the command. */
export class StartRefused extends Error {
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.name = 'StartRefused';
		this.code = code;
	}
}

/** The operating system's code of an error (`ENOENT`, `EADDRINUSE`…), when it has one. */
export function readErrorCode(error: unknown): string | null {
	if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
	return null;
}
