interface Area {
	readonly folders: readonly string[];
	readonly needs: readonly string[];
}

export declare const areas: Readonly<Record<'ranking' | 'evidence', Area>>;
