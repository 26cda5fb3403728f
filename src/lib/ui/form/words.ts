/** Words with their language, where it may be another than that of what stands around them. */
export interface Words {
	readonly words: string;
	readonly lang?: string | undefined;
}

/** One text, or pieces of it where not all are in one language. */
export type Said = string | readonly Words[];
