declare global {
	namespace App {
		interface Error {
			message: string;
			/** Shown to the person and written to the log, so that both speak of the same failure. */
			id?: string;
		}
	}
}

export {};
